import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

const post = async <T>(address: string, body: unknown): Promise<T> => {
  const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error('refused');
  return (await response.json()) as T;
};

type Offered<T> = { readonly options: T; readonly handshake: string };

const signIn = async (next: string): Promise<string> => {
  const { options, handshake } = await post<Offered<Parameters<typeof startAuthentication>[0]['optionsJSON']>>('/sign-in/passkey/options', {});
  return (await post<{ readonly next: string }>('/sign-in/passkey', { handshake, next, response: await startAuthentication({ optionsJSON: options }) })).next;
};

const register = async (): Promise<string> => {
  const { options, handshake } = await post<Offered<Parameters<typeof startRegistration>[0]['optionsJSON']>>('/account/passkeys/options', {});
  return (await post<{ readonly next: string }>('/account/passkeys', { handshake, response: await startRegistration({ optionsJSON: options }) })).next;
};

const follow = async (place: HTMLElement, status: Element): Promise<void> => {
  try {
    location.assign(await (place.dataset['passkey'] === 'register' ? register() : signIn(place.dataset['next'] ?? '/')));
  } catch {
    status.textContent = 'The passkey was not accepted. Try again, or ask for a link by email.';
  }
};

for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const button = place.querySelector('button');
  const status = place.querySelector('[role=status]');
  if (button === null || status === null || !browserSupportsWebAuthn() || /^[\d.]+$|:/.test(location.hostname)) continue;
  place.hidden = false;
  button.addEventListener('click', () => {
    status.textContent = 'Follow what your device asks.';
    void follow(place, status);
  });
}
