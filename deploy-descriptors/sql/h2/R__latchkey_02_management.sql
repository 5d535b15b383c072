-- Latchkey, version 2: what the management of keys needs. For H2; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- When a replaced key ends; null for all others.
alter table latchkey_key add column if not exists deletion timestamp(6);

create index if not exists latchkey_key_deletion_ix on latchkey_key (deletion);

create index if not exists latchkey_key_scope_ix on latchkey_key_scope (scope, key_id);

-- One row for each change. Rows are chained: the hash of each covers the hash of the row before it.
create table if not exists latchkey_audit (
  number bigint not null,
  moment timestamp(6) not null,
  actor varchar(100) not null,
  action varchar(30) not null,
  application_id varchar(64) not null,
  subject varchar(64) not null,
  before_change varchar(1000000),
  after_change varchar(1000000),
  address varchar(100) not null,
  hash varchar(100) not null,
  constraint latchkey_audit_pk primary key (number)
);

create index if not exists latchkey_audit_application_ix on latchkey_audit (application_id, number);

-- The end of the chain. Every change locks this row first, so that changes come one after the other.
create table if not exists latchkey_audit_head (
  id integer not null,
  number bigint not null,
  hash varchar(100) not null,
  constraint latchkey_audit_head_pk primary key (id)
);

insert into latchkey_audit_head (id, number, hash)
  select 1, 0, '' where not exists (select 1 from latchkey_audit_head where id = 1);

-- Requests that were told apart by an idempotency key, for one day.
create table if not exists latchkey_idempotency (
  id varchar(64) not null,
  fingerprint varchar(64) not null,
  key_id varchar(12) not null,
  created timestamp(6) not null,
  constraint latchkey_idempotency_pk primary key (id)
);

create index if not exists latchkey_idempotency_created_ix on latchkey_idempotency (created);

insert into latchkey_schema (version)
  select 2 where not exists (select 1 from latchkey_schema where version = 2);
