import type { NavigationLink } from './service-navigation.tsx';

export const SideNavigation = ({ links }: { readonly links: readonly NavigationLink[] }) => (
  <nav class="joinery-side" aria-label="In this part">
    <ul class="joinery-side__list">
      {links.map((link) => (
        <li class={link.current === true ? 'joinery-side__item joinery-side__item--current' : 'joinery-side__item'}>
          <a class="govuk-link govuk-link--no-visited-state govuk-link--no-underline" href={link.href} {...(link.current === true ? { 'aria-current': 'page' as const } : {})}>{link.text}</a>
        </li>
      ))}
    </ul>
  </nav>
);
