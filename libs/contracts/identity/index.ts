export * from './actions';
export * from './events';
export * from './passkeys';
export * from './permissions';
export * from './problems';
export * from './routes';
export * from './second-factor';
