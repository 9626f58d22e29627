import type { ExploreData } from '../../web/explore-data.ts';
import { choosers, finder, keyTo, zoomButtons, type Chosen } from './controls.ts';
import { changesOf, type ChangeActs } from './changes.ts';
import { detailsOf, lineOf, newTieHow, type DetailActs } from './details.ts';
import { draw } from './draw.ts';
import { make } from './elements.ts';
import { listenForGestures } from './gestures.ts';
import { onScreen, radiusOf, wholeCamera, type Camera } from './scene.ts';
import { nextInDirection, see, sumUp, type Choice, type Seen } from './view.ts';

const arrows: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const withinZoom = (scale: number): number => Math.min(12, Math.max(0.1, scale));

/** The explorer of one network: what is chosen, what is seen, and where the focus is. */
class Explorer {
  private choice: Choice;
  private seen: Seen;
  private camera: Camera = { scale: 1, left: 0, top: 0 };
  private focus: number | null = null;
  /** From whom a new tie is being made. */
  private tying: string | null = null;
  private isDue = false;
  private stillness: ReturnType<typeof setTimeout> | undefined;
  /** Decided once, so that nothing turns under the reader's hand. */
  private readonly isUpright: boolean;
  private readonly canvas = make('canvas', { 'aria-hidden': 'true' });
  private readonly map: HTMLElement;
  private readonly status = make('p', { class: 'govuk-body-s joinery-explore__status', role: 'status', 'aria-live': 'polite' });
  private readonly details = make('div', { class: 'joinery-explore__details', tabindex: '-1', role: 'group', 'aria-label': 'Details' });
  private readonly removal = make('div', { class: 'joinery-explore__removal' });
  private readonly acts: DetailActs = {
    around: (id) => this.change({ around: id }),
    remove: (id) => this.change({ removed: new Set([...this.choice.removed, id]), around: null }),
    tieFrom: (id) => this.tieFrom(id),
    tieTo: (id) => this.tieTo(id),
    go: (id) => this.goTo(id),
    back: () => this.close(),
  };
  private readonly undo: ChangeActs = {
    putBack: (id) => this.change({ removed: new Set([...this.choice.removed].filter((one) => one !== id)) }),
    untie: (at) => this.change({ added: this.choice.added.filter((_, place) => place !== at) }),
    putAllBack: () => this.change({ removed: new Set(), added: [] }),
  };
  private readonly data: ExploreData;

  constructor(data: ExploreData, id: string, place: HTMLElement, first: Choice, other: (href: string, choice: Choice) => void) {
    this.data = data;
    this.choice = first;
    this.seen = see(data, this.choice);
    this.map = make('div', { class: 'joinery-explore__map', tabindex: '0', role: 'application', 'aria-roledescription': 'network map', 'aria-label': `Map of ${data.nodes.length} ${data.nodes.length === 1 ? data.noun[0] : data.noun[1]}`, 'aria-describedby': `${id}-how` }, this.canvas);
    const how = make('p', { class: 'govuk-body-s', id: `${id}-how` }, 'Press a mark to see who it is and what can be tried.', make('span', { class: 'joinery-explore__keys' }, ' Or use the arrow keys to go from one to the next: Enter shows who it is, Escape goes back, plus and minus zoom, 0 shows all.'));
    place.append(
      make('div', { class: 'joinery-explore__choices' }, ...choosers(id, data, this.choice, { change: (chosen) => this.change(chosen), other: (href) => other(href, this.choice) }), finder(id, data, (at, typed) => this.find(at, typed))),
      how,
      make('div', { class: 'joinery-explore__beside' },
        make('div', {}, make('div', { class: 'joinery-explore__stage' }, this.map, zoomButtons({ zoom: (by) => this.zoomMiddle(by), whole: () => this.showWhole() })), this.status),
        make('div', { class: 'joinery-explore__said' }, this.details, this.removal), keyTo(data)),
    );
    this.isUpright = this.map.clientHeight > this.map.clientWidth;
    this.seen = see(data, this.choice, this.isUpright);
    this.listen();
    this.showChanges();
    this.showWhole();
    this.say(sumUp(this.data, this.seen));
  }

  private listen(): void {
    this.map.addEventListener('keydown', (event) => this.key(event));
    this.details.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    this.map.addEventListener('focus', () => this.redraw());
    listenForGestures(this.map, {
      pan: (dx, dy) => this.move({ ...this.camera, left: this.camera.left + dx, top: this.camera.top + dy }),
      zoomAt: (by, x, y) => this.zoomAt(by, x, y), press: (x, y) => this.press(x, y), isNear: () => this.isNear(),
    });
    new ResizeObserver(() => this.showWhole()).observe(this.map);
  }

  private size(): readonly [number, number] {
    return [this.map.clientWidth, this.map.clientHeight];
  }

  private where(): { readonly seen: Seen; readonly camera: Camera } {
    return { seen: this.seen, camera: this.camera };
  }

  private isNear(): boolean {
    return this.camera.scale > wholeCamera(this.seen, ...this.size()).scale * 1.05;
  }

  private redraw(): void {
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => {
      this.isDue = false;
      const [width, height] = this.size();
      const dots = window.devicePixelRatio || 1;
      if (this.canvas.width !== Math.round(width * dots) || this.canvas.height !== Math.round(height * dots)) Object.assign(this.canvas, { width: Math.round(width * dots), height: Math.round(height * dots) });
      // Painted by the processor: thousands of thin lines take a graphics card longer, and much longer where it is imitated.
      const pen = this.canvas.getContext('2d', { willReadFrequently: true });
      if (pen === null) return;
      pen.setTransform(dots, 0, 0, dots, 0, 0);
      draw(pen, { data: this.data, seen: this.seen, camera: this.camera, focus: this.focus, width, height, isMoving: this.stillness !== undefined });
    });
  }

  private move(camera: Camera): void {
    this.camera = camera;
    clearTimeout(this.stillness);
    this.stillness = setTimeout(() => {
      this.stillness = undefined;
      this.redraw();
    }, 160);
    this.map.style.touchAction = this.isNear() ? 'none' : 'pan-y';
    this.redraw();
  }

  private showWhole(): void {
    this.move(wholeCamera(this.seen, ...this.size()));
  }

  private zoomAt(by: number, x: number, y: number): void {
    const scale = withinZoom(this.camera.scale * by);
    const share = scale / this.camera.scale;
    this.move({ scale, left: x - (x - this.camera.left) * share, top: y - (y - this.camera.top) * share });
  }

  private zoomMiddle(by: number): void {
    const [width, height] = this.size();
    const [x, y] = this.focus === null ? [width / 2, height / 2] : onScreen(this.where(), this.focus);
    this.zoomAt(by, x, y);
  }

  private say(text: string): void {
    this.status.textContent = text;
  }

  private change(chosen: Chosen): void {
    const focused = this.focus === null ? null : (this.seen.graph.ids[this.focus] ?? null);
    const wasAround = this.choice.around;
    this.choice = { ...this.choice, ...chosen };
    this.seen = see(this.data, this.choice, this.isUpright);
    const at = focused === null ? -1 : this.seen.graph.ids.indexOf(focused);
    this.focus = at === -1 ? null : at;
    if (wasAround !== this.choice.around) this.showWhole();
    const hadFocus = this.details.contains(document.activeElement) || this.removal.contains(document.activeElement);
    this.showChanges();
    this.fillDetails();
    if (hadFocus) (this.details.childElementCount > 0 ? this.details : this.map).focus();
    this.say(sumUp(this.data, this.seen));
    this.redraw();
  }

  private showChanges(): void {
    this.removal.replaceChildren(...changesOf(this.data, this.seen, this.choice, this.undo));
  }

  private tieFrom(id: string | null): void {
    this.tying = id;
    this.fillDetails();
    this.details.focus();
    this.say(id === null ? sumUp(this.data, this.seen) : newTieHow);
  }

  private tieTo(id: string): void {
    const from = this.tying;
    this.tying = null;
    if (from !== null) this.change({ added: [...this.choice.added, [from, id]] });
  }

  private fillDetails(): void {
    if (this.details.childElementCount > 0 || this.focus === null) this.details.replaceChildren(...(this.focus === null ? [] : detailsOf(this.data, this.seen, this.focus, this.choice, this.tying, this.acts)));
  }

  private openDetails(isMoved: boolean): void {
    if (this.focus === null) return;
    this.details.replaceChildren(...detailsOf(this.data, this.seen, this.focus, this.choice, this.tying, this.acts));
    if (isMoved) this.details.focus();
  }

  /** On a narrow screen details stand below the map: as much of them as needed is brought up. */
  private bringDetailsIntoSight(): void {
    this.details.querySelector('.joinery-explore__acts')?.scrollIntoView({ block: 'nearest' });
  }

  /** One step back: out of the details, out of a neighbourhood, out of the focus. */
  private close(): void {
    if (this.details.childElementCount > 0) this.details.replaceChildren();
    else if (this.tying !== null) this.tying = null;
    else if (this.choice.around !== null) this.change({ around: null });
    else this.focus = null;
    this.map.focus();
    this.say(this.focus === null ? sumUp(this.data, this.seen) : lineOf(this.data, this.seen, this.focus));
    this.redraw();
  }

  private focusOn(node: number): void {
    this.focus = node;
    const [[x, y], [width, height]] = [onScreen(this.where(), node), this.size()];
    const edge = 30;
    const [dx, dy] = [x < edge || x > width - edge ? width / 2 - x : 0, y < edge || y > height - edge ? height / 2 - y : 0];
    if (dx !== 0 || dy !== 0) this.move({ ...this.camera, left: this.camera.left + dx, top: this.camera.top + dy });
    if (this.details.childElementCount > 0) this.openDetails(false);
    this.say(lineOf(this.data, this.seen, node));
    this.redraw();
  }

  private goTo(id: string): void {
    const node = this.seen.graph.ids.indexOf(id);
    if (node === -1) return;
    this.focusOn(node);
    this.openDetails(true);
  }

  private find(at: number | null, typed: string): void {
    const found = at === null ? undefined : this.data.nodes[at];
    if (found === undefined) return this.say(`Nobody here has “${typed}” in their name.`);
    if (this.choice.around !== null) this.change({ around: null });
    const node = this.seen.graph.ids.indexOf(found.id);
    if (node === -1) return this.say(`${found.label} is not among those shown now.`);
    this.map.focus();
    this.focusOn(node);
    this.openDetails(false);
    this.bringDetailsIntoSight();
  }

  private press(x: number, y: number): void {
    let [best, least]: [number | null, number] = [null, Infinity];
    for (let node = 0; node < this.seen.graph.size; node += 1) {
      const [a, b] = onScreen(this.where(), node);
      const far = Math.hypot(a - x, b - y) - radiusOf(this.where(), node);
      if (far < least) [best, least] = [node, far];
    }
    if (best === null || least > 12) return;
    this.focusOn(best);
    this.openDetails(false);
    this.bringDetailsIntoSight();
  }

  private key(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow !== undefined) this.step(arrow);
    else if (event.key === 'Enter') this.openDetails(true);
    else if (event.key === 'Escape') this.close();
    else if (event.key === '+' || event.key === '=') this.zoomMiddle(1.4);
    else if (event.key === '-') this.zoomMiddle(1 / 1.4);
    else if (event.key === '0') this.showWhole();
    else return;
    event.preventDefault();
  }

  private step(arrow: readonly [number, number]): void {
    if (this.seen.graph.size === 0) return;
    // From nowhere, to the one with most ties.
    const first = this.seen.degree.indexOf(this.seen.degree.reduce((most, one) => Math.max(most, one), 0));
    const next = this.focus === null ? first : nextInDirection(this.seen, this.focus, arrow);
    if (next === null) this.say(`Nobody further that way. ${this.focus === null ? '' : lineOf(this.data, this.seen, this.focus)}`);
    else this.focusOn(next);
  }
}

/** Puts the explorer of a network into a place that is in the page. `other` asks for another wave. */
export const explore = (...given: ConstructorParameters<typeof Explorer>): Explorer => new Explorer(...given);
