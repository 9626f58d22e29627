import { classNames, contentOf, type Attributes, type Content } from './content.tsx';
import { Tag, type TagProps } from './tag.tsx';

export type TaskItem = {
  readonly title: Content & { readonly classes?: string };
  readonly hint?: Content;
  readonly status: Content & { readonly classes?: string; readonly tag?: TagProps };
  readonly href?: string;
  readonly classes?: string;
};
export type TaskListProps = { readonly items: readonly TaskItem[]; readonly idPrefix?: string; readonly classes?: string; readonly attributes?: Attributes };

const Task = ({ item, id }: { readonly item: TaskItem; readonly id: string }) => {
  const linked = item.href !== undefined && item.href !== '';
  return (
    <li class={classNames('govuk-task-list__item', linked && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {linked ? (
          <a class={classNames('govuk-link', 'govuk-task-list__link', item.title.classes)} href={item.href} aria-describedby={classNames(item.hint !== undefined && `${id}-hint`, `${id}-status`)}>{contentOf(item.title)}</a>
        ) : (
          <div {...(item.title.classes === undefined ? {} : { class: item.title.classes })}>{contentOf(item.title)}</div>
        )}
        {item.hint === undefined ? null : <div id={`${id}-hint`} class="govuk-task-list__hint">{contentOf(item.hint)}</div>}
      </div>
      <div class={classNames('govuk-task-list__status', item.status.classes)} id={`${id}-status`}>{item.status.tag === undefined ? contentOf(item.status) : <Tag {...item.status.tag} />}</div>
    </li>
  );
};

export const TaskList = (props: TaskListProps) => (
  <ul class={classNames('govuk-task-list', props.classes)} {...props.attributes}>
    {props.items.map((item, index) => (item ? <Task item={item} id={`${props.idPrefix ?? 'task-list'}-${index + 1}`} /> : null))}
  </ul>
);
