export * from './actions';
export * from './events';
export * from './problems';
export * from './public-routes';
export * from './routes';
export * from './shapes';
