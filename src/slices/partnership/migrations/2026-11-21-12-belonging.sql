-- The organisation that a person belonged to until a day, where they have belonged to another since. Of several, the nearest after
-- a day is the one of that day; with none, it is the organisation of their record.
create table partnership.belonging (
  partnership_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  to_day date not null,
  primary key (partnership_id, person_id, to_day)
);
alter table partnership.belonging add foreign key (partnership_id, person_id) references partnership.person (partnership_id, id);
alter table partnership.belonging add foreign key (partnership_id, organisation_id) references partnership.organisation (partnership_id, id);
grant select, insert, update, delete on partnership.belonging to :app;
alter table partnership.belonging enable row level security;
alter table partnership.belonging force row level security;
create policy owner on partnership.belonging to :owner using (true) with check (true);
create policy tenant on partnership.belonging to :app using (partnership_id = platform.current_partnership()) with check (partnership_id = platform.current_partnership());

-- What is known of the time before: whoever held a seat for an organisation up to the day another came after it belonged to it.
insert into partnership.belonging (partnership_id, person_id, organisation_id, to_day)
select s.partnership_id, s.person_id, min(s.organisation_id::text)::uuid, s.to_day
from partnership.seat s
join partnership.succession c on c.partnership_id = s.partnership_id and c.from_id = s.organisation_id and c.on_day = s.to_day
join partnership.person p on p.partnership_id = s.partnership_id and p.id = s.person_id and p.organisation_id is distinct from s.organisation_id
group by s.partnership_id, s.person_id, s.to_day;
