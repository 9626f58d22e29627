-- A yes to what a target said before: kept as history when its figures or its definition change, and the partner is asked again.
alter table strategy.target_contributor
  add column earlier_at timestamptz,
  add column earlier_by text,
  add column earlier_person uuid,
  add column earlier_words text not null default '';
