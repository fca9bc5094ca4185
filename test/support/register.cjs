const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync, version } = require('@swc/core');

const root = join(__dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache', 'kaowu-tests');
/** The source maps of what was loaded, by source file: the file that holds the map. */
const maps = new Map();

/** The directory names of our libs as the sources write them ("@kaowu/bank"), and where each begins. */
function aliased(request) {
  if (request === '@kaowu/platform/testing') return join(root, 'test', 'support', 'index.ts');
  const lib = /^@kaowu\/([^/]+)$/.exec(request);
  return lib ? join(root, 'libs', lib[1], 'index.ts') : undefined;
}

/** The compiled text of a TypeScript file, kept on the disk by what the file says. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const kept = join(cache, createHash('sha256').update(`${version}\n${filename}\n${source}`).digest('hex'));
  if (!existsSync(`${kept}.js`)) {
    const { code, map } = transformSync(source, {
      filename,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'commonjs' },
      sourceMaps: true,
    });
    mkdirSync(cache, { recursive: true });
    // Two workers may compile one file at once: each writes its own and the last name wins, with the same text.
    for (const [kind, text] of [['map', map], ['js', code]]) {
      writeFileSync(`${kept}.${kind}.${process.pid}`, text);
      renameSync(`${kept}.${kind}.${process.pid}`, `${kept}.${kind}`);
    }
  }
  maps.set(filename, `${kept}.map`);
  return readFileSync(`${kept}.js`, 'utf8');
}

/** Lets this Node process load our TypeScript by `require`, under the names that the sources use. Returns the source maps as they come in. */
exports.register = () => {
  if (!require.extensions['.ts']) {
    require.extensions['.ts'] = (module, filename) => module._compile(compiled(filename), filename);
    const { _resolveFilename: resolve } = Module;
    Module._resolveFilename = function (request, ...rest) {
      return resolve.call(this, aliased(request) ?? request, ...rest);
    };
  }
  return maps;
};
