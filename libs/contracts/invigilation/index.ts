export * from './actions';
export * from './events';
export * from './manual';
export * from './problems';
export * from './routes';
export * from './schemas';
export * from './seat-state';
