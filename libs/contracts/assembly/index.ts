export * from './actions';
export * from './blueprint';
export * from './constraints';
export * from './events';
export * from './paper';
export * from './problems';
export * from './routes';
