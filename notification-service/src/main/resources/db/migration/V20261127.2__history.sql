-- The history by day, over the time inside the orders' UUIDv7 ids: all events of an order lie in one partition, and
-- forgetting a day is dropping it.
alter table saga_event rename to saga_event_of_all_days;
alter index saga_event_pkey rename to saga_event_of_all_days_pkey;
create table saga_event (like saga_event_of_all_days including all) partition by range (order_id);

-- For orders whose id tells of no day that has a partition, and for those that ended later than others of their day.
create table saga_event_default partition of saga_event default;
create index saga_event_default_age on saga_event_default (heard_at);

-- Of sagas that ended before this day the events may be gone; of all others there are all.
create table saga_history (
    one boolean primary key default true check (one),
    kept_since date not null
);
insert into saga_history (kept_since) values ('1970-01-01');

-- The first order of a day (UTC): a UUIDv7 begins with 48 bits of milliseconds since 1970.
create function saga_event_first_id(day date) returns uuid language sql immutable strict as $$
    select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Adds the partition of a day, and moves there what came before it; false where it exists. Attaching locks the default
-- partition alone, so whoever hears of orders of other days goes on meanwhile.
create function saga_event_add_day(day date) returns boolean language plpgsql as $$
declare
    partition text := 'saga_event_' || to_char(day, 'YYYYMMDD');
    first uuid := saga_event_first_id(day);
    following uuid := saga_event_first_id(day + 1);
begin
    if to_regclass(partition) is not null then
        return false;
    end if;
    execute format('create table %I (like saga_event including all)', partition);
    lock table saga_event_default in access exclusive mode;
    execute format('with moved as (delete from saga_event_default where order_id >= %L and order_id < %L returning *)
                    insert into %I select * from moved', first, following, partition);
    execute format('alter table saga_event attach partition %I for values from (%L) to (%L)',
                   partition, first, following);
    return true;
end
$$;

-- Drops the oldest partition of a day before this one, and says how many events were in it; null where there is none.
-- What belongs to a saga that has not ended, or ended since, is moved to the default partition. The long look comes
-- before the lock; an order whose saga has begun again to move meanwhile is looked at once more behind it.
create function saga_event_drop_day(before date) returns bigint language plpgsql as $$
declare
    partition text;
    first uuid;
    following uuid;
    dropped bigint;
    moved bigint;
    unfinished uuid[];
begin
    select relname, saga_event_first_id(to_date(right(relname, 8), 'YYYYMMDD')),
           saga_event_first_id(to_date(right(relname, 8), 'YYYYMMDD') + 1)
    into partition, first, following
    from pg_inherits join pg_class on oid = inhrelid
    where inhparent = 'saga_event'::regclass and relname ~ '^saga_event_\d{8}$'
      and relname < 'saga_event_' || to_char(before, 'YYYYMMDD')
    order by relname limit 1;
    if partition is null then
        return null;
    end if;
    execute format('select count(*), coalesce(array_agg(distinct e.order_id) filter (
                               where s.ended_at is null or s.ended_at >= %L::timestamp at time zone ''UTC''), ''{}'')
                    from %I e left join saga s
                      on s.order_id = e.order_id and s.order_id >= %L and s.order_id < %L',
                   before, partition, first, following)
    into dropped, unfinished;
    execute format('alter table saga_event detach partition %I', partition);
    unfinished := unfinished
        || array(select order_id from saga where ended_at is null and order_id >= first and order_id < following);
    execute format('insert into saga_event_default select * from %I where order_id = any($1)', partition)
    using unfinished;
    get diagnostics moved = row_count;
    execute format('drop table %I', partition);
    update saga_history set kept_since = greatest(kept_since, before);
    return greatest(dropped - moved, 0);
end
$$;

-- Deletes from the default partition the events of orders whose saga ended before this day, of the oldest ones first;
-- says how many. An order goes as a whole.
create function saga_event_drop_strays(before date, orders int) returns bigint language plpgsql as $$
declare
    midnight timestamptz := before::timestamp at time zone 'UTC';
    deleted bigint;
begin
    delete from saga_event_default where order_id = any(array(
        select e.order_id from saga_event_default e join saga s using (order_id)
        where e.heard_at < midnight and s.ended_at < midnight
        order by e.heard_at limit orders));
    get diagnostics deleted = row_count;
    if deleted > 0 then
        update saga_history set kept_since = greatest(kept_since, before);
    end if;
    return deleted;
end
$$;

-- The days that there will be, and each day of the last year of which something is there.
select saga_event_add_day(day)
from (select (now() at time zone 'UTC')::date + ahead as day, ahead from generate_series(-366, 3) ahead) days
where ahead >= -8
   or exists (select from saga_event_of_all_days
              where order_id >= saga_event_first_id(day) and order_id < saga_event_first_id(day + 1));
insert into saga_event select * from saga_event_of_all_days;
drop table saga_event_of_all_days;

-- Letters that were decided on, to be deleted long after.
create index dead_letter_decided on dead_letter (stored_at) where state <> 'OPEN';

-- Each time the sagas were computed again from their events; one at a time.
create table saga_rebuild (
    id bigint generated always as identity primary key,
    asked_by text not null,
    reason text not null,
    dry_run boolean not null,
    state text not null default 'RUNNING', -- RUNNING, DONE
    place uuid,                   -- the last order that was looked at; null: none yet
    done bigint not null default 0,
    total bigint not null,        -- orders, as far as was known when it was asked for
    differing bigint not null default 0,
    by_field json not null default '{}',   -- how many sagas differed in what
    examples json not null default '[]',   -- the first of them
    started_at timestamptz not null,
    ended_at timestamptz
);
create unique index saga_rebuild_running on saga_rebuild (state) where state = 'RUNNING';
