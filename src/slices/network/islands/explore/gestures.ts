export type Gestures = {
  /** Moves the picture by so much. */
  readonly pan: (dx: number, dy: number) => void;
  readonly zoomAt: (by: number, x: number, y: number) => void;
  readonly press: (x: number, y: number) => void;
  /** Whether one finger moves the picture rather than the page. */
  readonly isNear: () => boolean;
};

type Point = { readonly x: number; readonly y: number };
const pointOf = (box: HTMLElement, event: MouseEvent): Point => {
  const { left, top } = box.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};

const betweenTwo = (points: readonly Point[]): { readonly x: number; readonly y: number; readonly apart: number } => {
  const [a, b] = [points[0] ?? { x: 0, y: 0 }, points[1] ?? { x: 0, y: 0 }];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
};

const stillness = 6;

/** Mouse and touch: drag to move, wheel (with focus or Control) and two fingers to zoom, press to choose. */
export const listenForGestures = (box: HTMLElement, gestures: Gestures): void => {
  const down = new Map<number, Point>();
  let moved = 0;
  box.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, pointOf(box, event));
    if (down.size === 1) moved = 0;
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(box, event);
    const old = betweenTwo([...down.values()]);
    down.set(event.pointerId, now);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved < stillness) return;
    if (down.size === 1) {
      if (event.pointerType !== 'touch' || gestures.isNear()) gestures.pan(now.x - before.x, now.y - before.y);
      return;
    }
    const next = betweenTwo([...down.values()]);
    gestures.pan(next.x - old.x, next.y - old.y);
    if (old.apart > 0) gestures.zoomAt(next.apart / old.apart, next.x, next.y);
  });
  const up = (event: PointerEvent): void => {
    const isPress = down.size === 1 && moved < stillness && event.type === 'pointerup';
    if (!down.delete(event.pointerId) || !isPress) return;
    const { x, y } = pointOf(box, event);
    gestures.press(x, y);
  };
  box.addEventListener('pointerup', up);
  box.addEventListener('pointercancel', up);
  box.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && document.activeElement !== box) return;
    event.preventDefault();
    const { x, y } = pointOf(box, event);
    gestures.zoomAt(Math.exp(-event.deltaY * 0.0016), x, y);
  }, { passive: false });
};
