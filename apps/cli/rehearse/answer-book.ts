import { bankRoutes, type CandidatePaper } from '@kaowu/contracts';
import type { Staff } from './people';

type Question = CandidatePaper['sections'][number]['questions'][number];

/** What the virtual candidates have learnt: for each question text, the texts of the right options. */
export class AnswerBook {
  private readonly right = new Map<string, ReadonlySet<string>>();

  /** Reads every approved item of a table as an item writer would; each reading is journalled. */
  static async read(writer: Staff, tableId: string): Promise<AnswerBook> {
    const book = new AnswerBook();
    for (let offset = 0; ; offset += 200) {
      const page = await writer.client.call(bankRoutes.items, { query: { tableId, state: 'approved', offset, limit: 200 } });
      for (let i = 0; i < page.rows.length; i += 8) {
        const views = await Promise.all(page.rows.slice(i, i + 8).map((row) => writer.client.call(bankRoutes.item, { params: { id: row.id } })));
        for (const { content } of views) {
          const texts = content.options.filter((o) => content.key.includes(o.id)).map((o) => o.text);
          book.right.set(content.stem, new Set(texts.length > 0 ? texts : content.key));
        }
      }
      if (offset + page.rows.length >= page.total) return book;
    }
  }

  /** The letters of the right options of a question as a paper shows it; undefined where it was never learnt. */
  answer(question: Question): string[] | undefined {
    const right = this.right.get(question.stem);
    if (!right) return undefined;
    return question.options.filter((o) => right.has(o.text) || right.has(o.id)).map((o) => o.id);
  }
}
