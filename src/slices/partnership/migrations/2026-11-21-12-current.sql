-- The day it is, where the app says so itself (dayOf).
create function platform.today() returns date language sql stable as $$ select (now() at time zone 'Europe/London')::date $$;

-- A record that ends on a day to come is still so today: terms of office are written down with their end.
create function partnership.lasts(to_day date) returns boolean language sql stable as $$ select to_day is null or to_day > platform.today() $$;
