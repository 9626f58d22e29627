import type { ExploreData } from '../../web/explore-data.ts';
import { button, make } from './elements.ts';
import { explore } from './explorer.ts';
import { carried, firstChoice, type Choice } from './view.ts';

const read = async (href: string): Promise<ExploreData | null> => {
  try {
    const answer = await fetch(href, { headers: { accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as ExploreData) : null;
  } catch {
    return null;
  }
};

/** Puts a button into the page that opens the explorer. What it shows is fetched when it is opened, and another wave when it is asked for. */
export const startExplorer = (place: HTMLElement, href: string, id: string): void => {
  const inside = make('div', { id: `${id}-inside`, hidden: '' });
  const told = make('p', { class: 'govuk-body', role: 'status' });
  let held: ExploreData | null = null;
  const show = (data: ExploreData, choice: Choice): void => {
    const other = async (next: string, chosen: Choice): Promise<void> => {
      const title = data.others?.find((one) => one.href === next)?.title ?? '';
      const found = await read(next);
      if (found !== null) show(found, carried(data, found, chosen, title));
      else {
        told.textContent = `“${title}” could not be loaded. Try again in a moment.`;
        inside.prepend(told);
      }
      document.getElementById(`${id}-wave`)?.focus();
    };
    held = data;
    inside.replaceChildren();
    explore(data, id, inside, choice, (next, chosen) => void other(next, chosen));
  };
  const load = async (): Promise<void> => {
    told.textContent = 'Loading the map.';
    inside.replaceChildren(told);
    const found = await read(href);
    if (found !== null) return show(found, firstChoice(found));
    told.textContent = 'The map could not be loaded. The picture and its table above show the same.';
    inside.append(button('Try again', () => void load()));
  };
  const open = button(place.dataset['exploreNetwork'] ?? 'Explore this network', () => {
    inside.hidden = !inside.hidden;
    open.setAttribute('aria-expanded', String(!inside.hidden));
    if (held === null && !inside.hidden) void load();
  }, '');
  open.setAttribute('aria-expanded', 'false');
  open.setAttribute('aria-controls', `${id}-inside`);
  place.append(open, inside);
  place.hidden = false;
};
