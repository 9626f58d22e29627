import { dayOf, formatDay } from '#lib/day.ts';
import type { Fault } from '#lib/result.ts';
import type { AskHere } from '#platform/http/ask.ts';
import { Button } from '#platform/ui/button.tsx';
import { faultMessage } from '#platform/ui/fault-message.ts';
import { Radios } from '#platform/ui/radios.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { meantBy } from '../../commands/hand-over.ts';
import { personLabels } from '../../core/person-label.ts';
import type { Membership } from '../../core/membership-record.ts';
import type { Handover } from '../../store/handover-store.ts';

const Who = ({ one, membership, faults }: { readonly one: Handover; readonly membership: Membership; readonly faults: readonly Fault[] }) => {
  const meant = meantBy(one, membership.people);
  const labels = personLabels(membership, true);
  const [first] = meant.people;
  if (first === undefined) return <p class="govuk-body">Nobody at the table has this name or address: a new person is added.</p>;
  if (meant.by === 'address') return <p class="govuk-body">This is the address of {labels.get(first.id)}.</p>;
  return (
    <Radios
      name="to"
      idPrefix={`to-${one.id}`}
      classes="govuk-radios--small"
      fieldset={{ legend: { text: `Which ${one.name} is meant?`, classes: 'govuk-fieldset__legend--s' } }}
      items={[...meant.people.map((person) => ({ value: person.id, text: labels.get(person.id) ?? person.name })), { value: 'new', text: 'Somebody else of this name: add them' }]}
      {...faultMessage(faults, 'to')}
    />
  );
};

/** A request to hand over: whom it means, and the decision. */
export const RequestCard = ({ ask, one, membership, faults }: { readonly ask: AskHere; readonly one: Handover; readonly membership: Membership; readonly faults: readonly Fault[] }) => (
  <SummaryList
    card={{ title: { text: `${one.personName} asks to hand over` } }}
    rows={[
      { key: { text: 'To' }, value: { text: `${one.name}${one.email === null ? ' (no address given)' : `, ${one.email}`}` } },
      { key: { text: 'Asked' }, value: { text: formatDay(dayOf(one.askedAt)) } },
      ...(one.note === '' ? [] : [{ key: { text: 'Note' }, value: { text: one.note } }]),
      {
        key: { text: 'Decide' },
        value: {
          html: (
            <form method="post" action={ask.link('/people/orphans/request')}>
              <input type="hidden" name="id" value={one.id} />
              <Who one={one} membership={membership} faults={faults} />
              <p class="govuk-body">If you agree, {one.personName} leaves the partnership today and may no longer sign in here.</p>
              <div class="govuk-button-group govuk-!-margin-bottom-0">
                <Button text="Agree: everything passes on" name="decision" value="agree" preventDoubleClick />
                <Button text="Decline" name="decision" value="decline" classes="govuk-button--secondary" preventDoubleClick />
              </div>
            </form>
          ),
        },
      },
    ]}
  />
);
