export * from './actions';
export * from './events';
export * from './problems';
export * from './routes';
export * from './search';
export * from './trace';
export * from './waiting';
