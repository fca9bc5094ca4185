export * from './clock';
export * from './decision';
export * from './digest';
export * from './id';
export * from './id-number';
export * from './interval';
export * from './points';
export * from './random';
