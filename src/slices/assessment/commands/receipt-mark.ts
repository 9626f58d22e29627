import type { Services } from '#platform/services.ts';

/** What stands for “this invitation has been answered”: it can't be made, or read back, without the server's key. */
export const receiptMark = (services: Pick<Services, 'secret'>, invitation: string): Buffer => services.secret.mark('receipt', invitation);
