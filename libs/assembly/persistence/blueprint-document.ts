import { blueprintSpec, type BlueprintSpec } from '@kaowu/contracts';

/** A stored blueprint: what it asks, and the version of the document that says so. */
type Stored = Readonly<Record<string, unknown>>;

/** The document version that is written. */
export const BLUEPRINT_FORMAT = 2;

/**
 * Steps from each document version to the next, in order. Version 1 had no number and no constraints; version 2 adds
 * `constraints`, which stay absent where there are none, so that digests of version 1 still hold.
 */
const MIGRATIONS: readonly ((document: Stored) => Stored)[] = [(one) => ({ ...one, format: 2 })];

/** Reads a stored blueprint of any version. Throws where it is none. */
export function readBlueprint(stored: unknown): BlueprintSpec {
  const document = stored as Stored;
  const from = typeof document['format'] === 'number' ? document['format'] : 1;
  if (from > BLUEPRINT_FORMAT) throw new Error(`blueprint document of version ${from} is newer than this program`);
  return blueprintSpec.parse(MIGRATIONS.slice(from - 1).reduce((doc, step) => step(doc), document));
}

/** A blueprint as it is stored from now on. */
export const blueprintDocument = (spec: BlueprintSpec): Stored => ({ format: BLUEPRINT_FORMAT, ...spec });
