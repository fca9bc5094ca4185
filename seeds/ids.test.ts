import { id } from '@kaowu/contracts';
import { seedId } from './ids';

describe('seedId', () => {
  it.each(['person:head', 'person:examiner1', '', '保育师'])('gives %p a UUID of version 8 that the wire schema takes', (name) => {
    expect(seedId(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(id.parse(seedId(name))).toBe(seedId(name));
  });

  it('gives the same id for the same name and another for another', () => {
    expect(seedId('person:head')).toBe(seedId('person:head'));
    expect(seedId('person:head')).not.toBe(seedId('person:officer'));
  });
});
