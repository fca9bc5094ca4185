export * from './actions';
export * from './elements';
export * from './events';
export * from './items';
export * from './problems';
export * from './routes';
export * from './tasks';
export * from './vocabulary';
