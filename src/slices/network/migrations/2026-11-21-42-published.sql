-- When a version that names nobody was opened to everybody; null while it is not.
alter table network.wave add column published_at timestamptz;
