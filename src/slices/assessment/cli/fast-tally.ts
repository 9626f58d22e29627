import type { Fault } from '#lib/result.ts';
import type { Bank } from '#pack';
import { groupKey, pointsOf, questionsOf, unrecordedName, type Counts, type GroupBy, type GroupTally, type Scales, type Tally } from '../core/tally.ts';

type Cell = { readonly groups: readonly string[]; n: number; readonly answered: Int32Array };
type Person = { readonly traits: string; readonly groups: readonly number[]; readonly seen: Uint8Array; readonly cell: Cell };
type Asked = { readonly index: number; readonly slots: ReadonlyMap<string, number> };

const width = 16;
const naSlot = 13;
const dkSlot = 14;
const noneSlot = 15;
const bys = ['sector', 'layer', 'role'] as const;

/** Counts a million answers without keeping them: one row of small numbers for each group and question. */
export class FastTally {
  readonly #bank: Bank;
  readonly #scales: Scales;
  readonly #questions = new Map<string, Asked>();
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, number>();
  readonly #cells = new Map<string, Cell>();
  readonly #names: { readonly by: GroupBy; readonly name: string; n: number }[] = [];
  readonly #counts: Int32Array[] = [];
  readonly #whole: Int32Array;
  readonly #size: number;
  #lastId = '';
  #last: Person | null = null;

  constructor(bank: Bank, scales: Scales) {
    this.#bank = bank;
    this.#scales = scales;
    const questions = questionsOf(bank);
    this.#size = questions.length;
    this.#whole = new Int32Array(this.#size * width);
    questions.forEach((question, index) => {
      const slots = new Map<string, number>([['na', naSlot], ['dk', dkSlot], ['', noneSlot], ...pointsOf(question, scales).map((point, place) => [String(point), place] as const)]);
      this.#questions.set(question.id, { index, slots });
      this.#questions.set(`${bank.id}.${question.id}`, { index, slots });
    });
  }

  get respondents(): number {
    return this.#people.size;
  }

  #group(by: GroupBy, name: string): number {
    const key = `${by}\n${name}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const index = this.#names.length;
    this.#groups.set(key, index);
    this.#names.push({ by, name, n: 0 });
    this.#counts.push(new Int32Array(this.#size * width));
    return index;
  }

  #cell(groups: readonly number[]): Cell {
    const key = groups.join(' ');
    const cell = this.#cells.get(key) ?? { groups: groups.map((group) => groupKey(this.#names[group]?.by ?? 'role', this.#names[group]?.name ?? '')), n: 0, answered: new Int32Array(this.#size) };
    this.#cells.set(key, cell);
    cell.n += 1;
    return cell;
  }

  #person(id: string, role: string, sector: string, layer: string): Person | null {
    const traits = `${role}\n${sector}\n${layer}`;
    const known = id === this.#lastId && this.#last !== null ? this.#last : this.#people.get(id);
    if (known !== undefined) {
      this.#lastId = id;
      this.#last = known;
      return known.traits === traits ? known : null;
    }
    const named = { sector, layer, role };
    const groups = bys.map((by) => this.#group(by, named[by].trim() === '' ? unrecordedName : named[by].trim()));
    for (const group of groups) (this.#names[group] as { n: number }).n += 1;
    const person = { traits, groups, seen: new Uint8Array(this.#size), cell: this.#cell(groups) };
    this.#people.set(id, person);
    this.#lastId = id;
    this.#last = person;
    return person;
  }

  /** Counts one answer, or says what is wrong with it. */
  add(respondent: string, role: string, sector: string, layer: string, question: string, answer: string): Omit<Fault, 'row'> | null {
    if (respondent === '') return { field: 'respondent', message: 'Say who answered: any code will do' };
    const asked = this.#questions.get(question) ?? this.#questions.get(question.trim());
    if (asked === undefined) return { field: 'question', message: `There is no question “${question.slice(0, 60)}” in the bank “${this.#bank.id}”` };
    const slot = asked.slots.get(answer) ?? asked.slots.get(answer.trim().toLowerCase());
    if (slot === undefined) return { field: 'answer', message: `“${answer.slice(0, 40)}” is not on the scale. Use ${[...asked.slots.keys()].filter((key) => !['na', 'dk', ''].includes(key)).toSorted().join(', ')}, na, dk, or leave it empty` };
    const person = this.#person(respondent, role, sector, layer);
    if (person === null) return { field: 'respondent', message: `“${respondent.slice(0, 40)}” has another role, sector or layer in an earlier row` };
    if (person.seen[asked.index] === 1) return { field: 'question', message: `“${respondent.slice(0, 40)}” has answered “${question.slice(0, 60)}” in an earlier row` };
    person.seen[asked.index] = 1;
    if (slot < naSlot) person.cell.answered[asked.index] = (person.cell.answered[asked.index] ?? 0) + 1;
    const place = asked.index * width + slot;
    this.#whole[place] = (this.#whole[place] ?? 0) + 1;
    for (const group of person.groups) {
      const counts = this.#counts[group] as Int32Array;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return null;
  }

  #countsOf(counts: Int32Array, n: number): ReadonlyMap<string, Counts> {
    return new Map(
      questionsOf(this.#bank).map((question, index) => {
        const row = counts.subarray(index * width, (index + 1) * width);
        const points = pointsOf(question, this.#scales).map((_, place) => row[place] ?? 0);
        const [na, dk] = [row[naSlot] ?? 0, row[dkSlot] ?? 0];
        return [question.id, { points, na, dk, none: n - na - dk - points.reduce((sum, count) => sum + count, 0) }];
      }),
    );
  }

  /** The counts, as results are made from them. A question that a respondent has no row for is unanswered. */
  finish(): Tally {
    const groups = this.#names.map(({ by, name, n }, index): GroupTally => ({ by, name, n, counts: this.#countsOf(this.#counts[index] as Int32Array, n) }));
    const questions = questionsOf(this.#bank);
    const cells = [...this.#cells.values()].map(({ groups: keys, n, answered }) => ({ groups: keys, n, answered: new Map(questions.map((question, index) => [question.id, answered[index] ?? 0])) }));
    return { respondents: this.#people.size, cells, counts: this.#countsOf(this.#whole, this.#people.size), groups: groups.toSorted((a, b) => (a.by + a.name < b.by + b.name ? -1 : 1)) };
  }
}
