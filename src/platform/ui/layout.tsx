import type { Child } from 'hono/jsx';
import { raw } from 'hono/html';
import { assetPath } from './assets.ts';
import { BackLink } from './back-link.tsx';
import { NotificationBanner } from './notification-banner.tsx';
import { ServiceNavigation, type NavigationLink } from './service-navigation.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { SkipLink } from './skip-link.tsx';

export type LayoutProps = {
  readonly title: string;
  readonly lang?: string;
  readonly partnership?: { readonly name: string; readonly href: string; readonly switchHref?: string };
  readonly user?: { readonly name: string } | null;
  readonly navigation: readonly NavigationLink[];
  readonly sideNavigation?: readonly NavigationLink[];
  readonly backLink?: { readonly href: string; readonly text?: string };
  readonly banner?: { readonly text: string; readonly kind?: 'success' | 'information' };
  readonly errors?: number;
  readonly nonce?: string;
  readonly wide?: boolean;
  readonly children: Child;
};

const Header = ({ props }: { readonly props: LayoutProps }) => (
  <header class="joinery-header">
    <div class="govuk-width-container joinery-header__inner">
      <a class="joinery-header__name" href="/">Joinery</a>
      {props.user == null ? null : (
        <div class="joinery-header__account">
          <a class="joinery-header__link" href="/account">{props.user.name}</a>
          <form method="post" action="/sign-out"><button class="joinery-header__button" type="submit">Sign out</button></form>
        </div>
      )}
    </div>
    {props.partnership === undefined ? null : (
      <div class="joinery-place">
        <div class="govuk-width-container joinery-header__inner">
          <a class="joinery-place__name" href={props.partnership.href}>{props.partnership.name}</a>
          {props.partnership.switchHref === undefined ? null : <a class="govuk-link govuk-link--no-visited-state joinery-place__switch" href={props.partnership.switchHref}>Switch partnership</a>}
        </div>
      </div>
    )}
  </header>
);

const Main = ({ props }: { readonly props: LayoutProps }) => {
  const content = (
    <>
      {props.banner === undefined ? null : <NotificationBanner text={props.banner.text} {...(props.banner.kind === 'success' ? { type: 'success' } : {})} />}
      {props.children}
    </>
  );
  const width = props.wide === true ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds';
  if (props.sideNavigation === undefined) return <div class="govuk-grid-row"><div class={width}>{content}</div></div>;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-one-quarter"><SideNavigation links={props.sideNavigation} /></div>
      <div class="govuk-grid-column-three-quarters">{content}</div>
    </div>
  );
};

const scripts = (nonce: string | undefined) => (
  <>
    <script type="module" {...(nonce === undefined ? {} : { nonce })} src={assetPath('start.js')}></script>
  </>
);

/** The frame of every page. It works with no script, by keyboard, at 320 pixels and in print. */
export const Layout = (props: LayoutProps) => (
  <html class="govuk-template" lang={props.lang ?? 'en'}>
    <head>
      <meta charset="utf-8" />
      <title>{`${(props.errors ?? 0) > 0 ? 'Error: ' : ''}${props.title} – ${props.partnership === undefined ? 'Joinery' : `${props.partnership.name} – Joinery`}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#12436d" />
      <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={assetPath('govuk.css')} />
      <link rel="stylesheet" href={assetPath('joinery.css')} />
    </head>
    <body class="govuk-template__body">
      <script {...(props.nonce === undefined ? {} : { nonce: props.nonce })}>{raw("document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');")}</script>
      <SkipLink href="#main-content" text="Skip to main content" />
      <Header props={props} />
      {props.navigation.length === 0 ? null : <ServiceNavigation navigation={props.navigation} />}
      <div class="govuk-width-container">
        {props.backLink === undefined ? null : <BackLink href={props.backLink.href} {...(props.backLink.text === undefined ? {} : { text: props.backLink.text })} />}
        <main class="govuk-main-wrapper" id="main-content">
          <Main props={props} />
        </main>
      </div>
      <footer class="joinery-footer">
        <div class="govuk-width-container">
          <ul class="joinery-footer__links">
            <li><a class="govuk-link govuk-link--no-visited-state" href="/help">Help</a></li>
            <li><a class="govuk-link govuk-link--no-visited-state" href="/privacy">Privacy and anonymity</a></li>
            <li><a class="govuk-link govuk-link--no-visited-state" href="/accessibility">Accessibility</a></li>
          </ul>
          <p class="govuk-body-s govuk-!-margin-bottom-0">Joinery is open-source software for the people who run a place’s public services together.</p>
        </div>
      </footer>
      {scripts(props.nonce)}
    </body>
  </html>
);
