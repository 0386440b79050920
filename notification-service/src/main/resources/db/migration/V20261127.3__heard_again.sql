-- How often an event came that was handled before.
alter table saga_event add column heard_again int not null default 0;
