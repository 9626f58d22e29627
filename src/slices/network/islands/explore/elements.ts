type Attributes = Readonly<Record<string, string>>;

/** An element with its attributes and what is in it. */
export const make = <K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

export const button = (text: string, act: () => void, classes = 'govuk-button--secondary'): HTMLButtonElement => {
  const made = make('button', { type: 'button', class: `govuk-button ${classes} joinery-explore__button` }, text);
  made.addEventListener('click', act);
  return made;
};

type Option = { readonly value: string; readonly text: string };

/** A choice with its label. `act` gets the value; '' means all. */
export const chooser = (id: string, label: string, options: readonly Option[], chosen: string, act: (value: string) => void): HTMLElement => {
  const select = make('select', { class: 'govuk-select', id }, ...options.map(({ value, text }) => make('option', { value, ...(value === chosen ? { selected: '' } : {}) }, text)));
  select.addEventListener('change', () => act(select.value));
  return make('div', { class: 'govuk-form-group joinery-explore__choice' }, make('label', { class: 'govuk-label', for: id }, label), select);
};
