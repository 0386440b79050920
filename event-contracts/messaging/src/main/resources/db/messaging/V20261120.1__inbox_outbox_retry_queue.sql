-- Every event that was handled here; what is in it is forgotten when it comes again.
create table inbox (
    event_id uuid primary key,
    heard_at timestamptz not null default now()
);

-- Finished messages that wait for the relay, under the column names of Debezium's outbox event router.
create table outbox (
    position bigint generated always as identity primary key,
    id uuid not null,
    aggregatetype text not null, -- the topic
    aggregateid text,            -- the record key: the order
    type text not null,
    time timestamptz not null,
    causationid uuid,
    traceparent text,
    headers text,                -- further headers, a JSON object; null for events
    payload bytea
);

-- Events that were put aside, each a whole Kafka record, until they are due.
create table retry_queue (
    event_id uuid primary key,
    topic text not null,
    kafka_partition int not null,
    kafka_offset bigint not null,
    kafka_timestamp timestamptz not null,
    record_key text,
    headers text not null,       -- a JSON object, values in base64
    payload bytea,
    cause text not null,
    attempts int not null,
    due_at timestamptz not null
);
create index retry_queue_due on retry_queue (due_at);
