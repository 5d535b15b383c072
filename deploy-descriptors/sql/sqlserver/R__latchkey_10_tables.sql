-- Latchkey, version 10: all tables. For SQL Server; Flyway and Liquibase can run it as it is.
-- It is to be run once, on a database without these tables.

-- Points in time are microseconds since 1970-01-01T00:00:00Z: columns of this database would depend on a time zone.
-- Not tested on SQL Server.
-- Texts are compared by code point: ids of keys differ by case.

create table latchkey_schema (
  version int not null,
  applied datetime2(6) default sysutcdatetime() not null,
  constraint latchkey_schema_pk primary key (version)
);

create table latchkey_application (
  id nvarchar(64) collate Latin1_General_100_BIN2 not null,
  name nvarchar(400) collate Latin1_General_100_BIN2 not null,
  created bigint not null,
  version bigint not null,
  generation bigint default 0 not null,
  signature nvarchar(100) collate Latin1_General_100_BIN2,
  state nvarchar(8) collate Latin1_General_100_BIN2 default 'ACTIVE' not null,
  labels nvarchar(4000) collate Latin1_General_100_BIN2,
  constraint latchkey_application_pk primary key (id),
  constraint latchkey_application_state_ck check (state in ('ACTIVE', 'DISABLED'))
);

create table latchkey_key (
  id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  application_id nvarchar(64) collate Latin1_General_100_BIN2 not null,
  description nvarchar(400) collate Latin1_General_100_BIN2 not null,
  digest nvarchar(100) collate Latin1_General_100_BIN2 not null,
  state nvarchar(8) collate Latin1_General_100_BIN2 not null,
  created bigint not null,
  version bigint not null,
  deletion bigint,
  kind nvarchar(8) collate Latin1_General_100_BIN2 default 'KEY' not null,
  signature nvarchar(100) collate Latin1_General_100_BIN2,
  expires bigint,
  addresses nvarchar(2500) collate Latin1_General_100_BIN2,
  labels nvarchar(4000) collate Latin1_General_100_BIN2,
  replaced bigint,
  successor nvarchar(12) collate Latin1_General_100_BIN2,
  silence bigint,
  leaked bigint,
  leak_reason nvarchar(40) collate Latin1_General_100_BIN2,
  leak_source nvarchar(400) collate Latin1_General_100_BIN2,
  constraint latchkey_key_pk primary key (id),
  constraint latchkey_key_application_fk foreign key (application_id)
    references latchkey_application (id) on delete cascade,
  constraint latchkey_key_state_ck check (state in ('ACTIVE', 'DISABLED')),
  constraint latchkey_key_kind_ck check (kind in ('KEY', 'CLIENT'))
);

create index latchkey_key_application_ix on latchkey_key (application_id, created, id);

create index latchkey_key_deletion_ix on latchkey_key (deletion);

create index latchkey_key_expires_ix on latchkey_key (expires);

create table latchkey_key_scope (
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  scope nvarchar(64) collate Latin1_General_100_BIN2 not null,
  constraint latchkey_key_scope_pk primary key (key_id, scope),
  constraint latchkey_key_scope_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_key_scope_ix on latchkey_key_scope (scope, key_id);

-- One row for each change. Rows are chained: the hash of each covers the hash of the row before it.
create table latchkey_audit (
  number bigint not null,
  moment bigint not null,
  actor nvarchar(100) collate Latin1_General_100_BIN2 not null,
  action nvarchar(30) collate Latin1_General_100_BIN2 not null,
  application_id nvarchar(64) collate Latin1_General_100_BIN2 not null,
  subject nvarchar(64) collate Latin1_General_100_BIN2 not null,
  before_change nvarchar(max) collate Latin1_General_100_BIN2,
  after_change nvarchar(max) collate Latin1_General_100_BIN2,
  address nvarchar(100) collate Latin1_General_100_BIN2 not null,
  hash nvarchar(100) collate Latin1_General_100_BIN2 not null,
  constraint latchkey_audit_pk primary key (number)
);

create index latchkey_audit_application_ix on latchkey_audit (application_id, number);

create index latchkey_audit_subject_ix on latchkey_audit (subject, number);

-- The end of the chain. Every change locks this row first, so that changes come one after the other.
create table latchkey_audit_head (
  id int not null,
  number bigint not null,
  hash nvarchar(100) collate Latin1_General_100_BIN2 not null,
  constraint latchkey_audit_head_pk primary key (id)
);

-- Requests that were told apart by an idempotency key, for one day.
create table latchkey_idempotency (
  id nvarchar(64) collate Latin1_General_100_BIN2 not null,
  fingerprint nvarchar(64) collate Latin1_General_100_BIN2 not null,
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  created bigint not null,
  constraint latchkey_idempotency_pk primary key (id)
);

create index latchkey_idempotency_created_ix on latchkey_idempotency (created);

-- Apart from the keys, so that a call never writes a row that somebody manages.
create table latchkey_key_use (
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  last_used bigint not null,
  calls bigint not null,
  address nvarchar(45) collate Latin1_General_100_BIN2,
  since bigint default 0 not null,
  constraint latchkey_key_use_pk primary key (key_id),
  constraint latchkey_key_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_key_use_last_ix on latchkey_key_use (last_used);

-- The scopes of a key that decided something.
create table latchkey_key_scope_use (
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  scope nvarchar(64) collate Latin1_General_100_BIN2 not null,
  constraint latchkey_key_scope_use_pk primary key (key_id, scope),
  constraint latchkey_key_scope_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

-- Which server notifies observers that a key expires soon, and when that was done.
create table latchkey_notice (
  id nvarchar(64) collate Latin1_General_100_BIN2 not null,
  key_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  claimed bigint not null,
  done bigint,
  constraint latchkey_notice_pk primary key (id),
  constraint latchkey_notice_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_notice_key_ix on latchkey_notice (key_id);

-- Servers without a pepper share a random row. It opens nothing: who reads it can decrypt entity tags.
create table latchkey_secret (
  id nvarchar(40) collate Latin1_General_100_BIN2 not null,
  secret nvarchar(100) collate Latin1_General_100_BIN2 not null,
  constraint latchkey_secret_pk primary key (id)
);

-- One row for each running server: up to which change it has evicted changed keys.
create table latchkey_node (
  id nvarchar(36) collate Latin1_General_100_BIN2 not null,
  epoch bigint not null,
  seen datetime2(6) not null,
  constraint latchkey_node_pk primary key (id)
);

-- Access tokens, which belong to a client.
create table latchkey_token (
  id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  client_id nvarchar(12) collate Latin1_General_100_BIN2 not null,
  digest nvarchar(100) collate Latin1_General_100_BIN2 not null,
  scope nvarchar(max) collate Latin1_General_100_BIN2,
  created bigint not null,
  expires bigint not null,
  signature nvarchar(100) collate Latin1_General_100_BIN2,
  constraint latchkey_token_pk primary key (id),
  constraint latchkey_token_client_fk foreign key (client_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_token_client_ix on latchkey_token (client_id, created);

create index latchkey_token_expires_ix on latchkey_token (expires);

insert into latchkey_audit_head (id, number, hash) values (1, 0, '');

insert into latchkey_schema (version) values (10);
