export * from './actions';
export * from './events';
export * from './examiner-routes';
export * from './officer-routes';
export * from './problems';
export * from './review-routes';
export * from './routes';
export * from './shapes';
