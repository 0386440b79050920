-- The inbox by day, over the time inside its UUIDv7 ids, so that forgetting is dropping a partition.
alter table inbox rename to inbox_of_all_days;
alter index inbox_pkey rename to inbox_of_all_days_pkey;

create table inbox (
    event_id uuid primary key,
    heard_at timestamptz not null default now()
) partition by range (event_id);

-- For ids that tell of no day that has a partition: years too early or too late, or not of version 7.
create table inbox_default partition of inbox default;
create index inbox_default_age on inbox_default (heard_at);

-- The first id of a day (UTC): a UUIDv7 begins with 48 bits of milliseconds since 1970.
create function inbox_first_id(day date) returns uuid language sql immutable strict as $$
    select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Adds the partition of a day, and moves there what came before it; false where it exists. Attaching locks the default
-- partition alone, so whoever handles events of other days goes on meanwhile.
create function inbox_add_day(day date) returns boolean language plpgsql as $$
declare
    partition text := 'inbox_' || to_char(day, 'YYYYMMDD');
    first uuid := inbox_first_id(day);
    following uuid := inbox_first_id(day + 1);
begin
    if to_regclass(partition) is not null then
        return false;
    end if;
    execute format('create table %I (like inbox including all)', partition);
    lock table inbox_default in access exclusive mode;
    execute format('with moved as (delete from inbox_default where event_id >= %L and event_id < %L returning *)
                    insert into %I select * from moved', first, following, partition);
    execute format('alter table inbox attach partition %I for values from (%L) to (%L)', partition, first, following);
    return true;
end
$$;

-- Drops the oldest partition of a day before this one, and says how many ids were in it; null where there is none.
create function inbox_drop_day(before date) returns bigint language plpgsql as $$
declare
    partition text;
    dropped bigint;
begin
    select relname into partition from pg_inherits join pg_class on oid = inhrelid
    where inhparent = 'inbox'::regclass and relname ~ '^inbox_\d{8}$'
      and relname < 'inbox_' || to_char(before, 'YYYYMMDD')
    order by relname limit 1;
    if partition is null then
        return null;
    end if;
    execute format('select count(*) from %I', partition) into dropped;
    execute format('drop table %I', partition);
    return dropped;
end
$$;

select inbox_add_day((now() at time zone 'UTC')::date + ahead) from generate_series(-7, 2) ahead;
insert into inbox select * from inbox_of_all_days;
drop table inbox_of_all_days;
