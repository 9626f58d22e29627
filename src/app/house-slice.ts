import type { OpenRoute, Slice } from '#platform/slice.ts';
import { accountPage, endSessions, saveToken, signOut, withdrawOne } from './account/account-page.tsx';
import { finishOidc, startOidc } from './account/oidc.ts';
import { passkeyRegister, passkeyRegisterOptions, passkeyRemove, passkeySignIn, passkeySignInOptions } from './account/passkeys.ts';
import { askForLink, linkPage, signInPage, signUp, useLink } from './account/sign-in-pages.tsx';
import { adminPage, makeAdministrator } from './admin/admin-page.tsx';
import { demoSignIn } from './demo/demo-sign-in.ts';
import { acrossPage } from './home/across-page.tsx';
import { historyPage } from './home/history-page.tsx';
import { homePage } from './home/home-page.tsx';
import { accessibilityPage, helpPage, privacyPage } from './home/plain-pages.tsx';
import { frontPage } from './home/front-page.tsx';
import { changeRight, rightsPage } from './home/rights-page.tsx';

const signing = 'Signing in is how a session begins.';
const everyone = 'Tells the public what Joinery is; shows nothing of any partnership.';
const own = 'Shows the signed-in user their own account, and asks anyone else to sign in.';
const admin = 'For the administrator of the service; anyone else gets “not found”.';

const openRoutes = (product: readonly Slice[]): readonly OpenRoute[] => [
  { method: 'get', path: '/across', open: own, handle: acrossPage(product) },
  { method: 'get', path: '/', open: everyone, handle: frontPage },
  { method: 'get', path: '/help', open: everyone, handle: helpPage },
  { method: 'get', path: '/privacy', open: everyone, handle: privacyPage },
  { method: 'get', path: '/accessibility', open: everyone, handle: accessibilityPage },
  { method: 'post', path: '/demo/:role', open: signing, handle: demoSignIn },
  { method: 'get', path: '/sign-in', open: signing, handle: signInPage },
  { method: 'post', path: '/sign-in', open: signing, handle: askForLink },
  { method: 'post', path: '/sign-up', open: signing, handle: signUp },
  { method: 'get', path: '/sign-in/link/:token', open: signing, handle: linkPage },
  { method: 'post', path: '/sign-in/link/:token', open: signing, handle: useLink },
  { method: 'get', path: '/sign-in/oidc', open: signing, handle: startOidc },
  { method: 'get', path: '/sign-in/oidc/back', open: signing, handle: finishOidc },
  { method: 'post', path: '/sign-in/passkey/options', open: signing, handle: passkeySignInOptions },
  { method: 'post', path: '/sign-in/passkey', open: signing, handle: passkeySignIn },
  { method: 'post', path: '/sign-out', open: own, handle: signOut },
  { method: 'get', path: '/account', open: own, handle: accountPage },
  { method: 'post', path: '/account/tokens', open: own, handle: saveToken },
  { method: 'post', path: '/account/tokens/:id/withdraw', open: own, handle: withdrawOne },
  { method: 'post', path: '/account/sessions/end', open: own, handle: endSessions },
  { method: 'post', path: '/account/passkeys/options', open: own, handle: passkeyRegisterOptions },
  { method: 'post', path: '/account/passkeys', open: own, handle: passkeyRegister },
  { method: 'post', path: '/account/passkeys/:id/remove', open: own, handle: passkeyRemove },
  { method: 'get', path: '/admin', open: admin, handle: adminPage },
  { method: 'post', path: '/admin/administrators', open: admin, handle: makeAdministrator },
];

/** What belongs to no slice of the product: the front door, the account, home, rights and the trail. */
export const houseSlice = (product: readonly Slice[]): Slice => ({
  name: 'house',
  acts: {
    'home.read': ['coordinator', 'member', 'contributor', 'reader'],
    'history.read': ['coordinator'],
    'rights.change': ['coordinator'],
  },
  nav: [{ text: 'Home', path: '', act: 'home.read', order: 0 }],
  open: openRoutes(product),
  routes: [
    { method: 'get', path: '', act: 'home.read', handle: homePage(product) },
    { method: 'get', path: '/history', act: 'history.read', handle: historyPage },
    { method: 'get', path: '/rights', act: 'rights.change', handle: rightsPage },
    { method: 'post', path: '/rights', act: 'rights.change', handle: changeRight },
  ],
});
