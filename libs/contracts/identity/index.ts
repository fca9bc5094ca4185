export * from './actions';
export * from './events';
export * from './problems';
export * from './routes';
export * from './permissions';
export * from './second-factor';
