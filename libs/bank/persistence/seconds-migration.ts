/** How long a prepared candidate needs for an item, in seconds, where its writer says so: in clear, for papers are drawn by it. */
export const SECONDS = `
  ALTER TABLE item_version ADD COLUMN seconds integer CHECK (seconds BETWEEN 1 AND 7200);`;
