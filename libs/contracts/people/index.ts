export * from './actions';
export * from './events';
export * from './people';
export * from './problems';
export * from './routes';
