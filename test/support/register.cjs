const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

/** Lets plain Node load the few TypeScript files that start the test cluster. */
exports.register = () => {
  require.extensions['.ts'] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
      module: { type: 'commonjs' },
    });
    module._compile(code, filename);
  };
};
