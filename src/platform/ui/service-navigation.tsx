import { classNames } from './content.tsx';

export type NavigationLink = { readonly text: string; readonly href: string; readonly current?: boolean };
export type ServiceNavigationProps = { readonly navigation: readonly NavigationLink[]; readonly navigationId?: string; readonly menuButtonText?: string; readonly collapseNavigationOnMobile?: boolean };

const Link = ({ link }: { readonly link: NavigationLink }) => (
  <li class={classNames('govuk-service-navigation__item', link.current === true && 'govuk-service-navigation__item--active')}>
    <a class="govuk-service-navigation__link" href={link.href} {...(link.current === true ? { 'aria-current': 'true' as const } : {})}>
      {link.current === true ? <strong class="govuk-service-navigation__active-fallback">{link.text}</strong> : link.text}
    </a>
  </li>
);

export const ServiceNavigation = ({ navigation, navigationId = 'navigation', menuButtonText = 'Menu', collapseNavigationOnMobile }: ServiceNavigationProps) => (
  <div class="govuk-service-navigation" data-module="govuk-service-navigation">
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
          {(collapseNavigationOnMobile ?? navigation.length > 1) ? <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls={navigationId} hidden aria-hidden="true">{menuButtonText}</button> : null}
          <ul class="govuk-service-navigation__list" id={navigationId}>{navigation.map((link) => <Link link={link} />)}</ul>
        </nav>
      </div>
    </div>
  </div>
);
