-- Latchkey, version 10: all tables. For Oracle; Flyway and Liquibase can run it as it is.
-- It is to be run once, on a database without these tables.

-- Points in time are microseconds since 1970-01-01T00:00:00Z: columns of this database would depend on a time zone.
-- An empty text is null to Oracle, so columns that may hold one may be null. NUMBER is a reserved word.
-- Not tested on Oracle.

create table latchkey_schema (
  version number(10) not null,
  applied timestamp(6) default systimestamp not null,
  constraint latchkey_schema_pk primary key (version)
);

create table latchkey_application (
  id varchar2(64 char) not null,
  name varchar2(400 char) not null,
  created number(19) not null,
  version number(19) not null,
  generation number(19) default 0 not null,
  signature varchar2(100 char),
  state varchar2(8 char) default 'ACTIVE' not null,
  labels varchar2(4000),
  constraint latchkey_application_pk primary key (id),
  constraint latchkey_application_state_ck check (state in ('ACTIVE', 'DISABLED'))
);

create table latchkey_key (
  id varchar2(12 char) not null,
  application_id varchar2(64 char) not null,
  description varchar2(400 char) not null,
  digest varchar2(100 char) not null,
  state varchar2(8 char) not null,
  created number(19) not null,
  version number(19) not null,
  deletion number(19),
  kind varchar2(8 char) default 'KEY' not null,
  signature varchar2(100 char),
  expires number(19),
  addresses varchar2(2500 char),
  labels varchar2(4000),
  replaced number(19),
  successor varchar2(12 char),
  silence number(19),
  leaked number(19),
  leak_reason varchar2(40 char),
  leak_source varchar2(400 char),
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
  key_id varchar2(12 char) not null,
  scope varchar2(64 char) not null,
  constraint latchkey_key_scope_pk primary key (key_id, scope),
  constraint latchkey_key_scope_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_key_scope_ix on latchkey_key_scope (scope, key_id);

-- One row for each change. Rows are chained: the hash of each covers the hash of the row before it.
create table latchkey_audit (
  "NUMBER" number(19) not null,
  moment number(19) not null,
  actor varchar2(100 char) not null,
  action varchar2(30 char) not null,
  application_id varchar2(64 char),
  subject varchar2(64 char),
  before_change clob,
  after_change clob,
  address varchar2(100 char),
  hash varchar2(100 char) not null,
  constraint latchkey_audit_pk primary key ("NUMBER")
);

create index latchkey_audit_application_ix on latchkey_audit (application_id, "NUMBER");

create index latchkey_audit_subject_ix on latchkey_audit (subject, "NUMBER");

-- The end of the chain. Every change locks this row first, so that changes come one after the other.
create table latchkey_audit_head (
  id number(10) not null,
  "NUMBER" number(19) not null,
  hash varchar2(100 char),
  constraint latchkey_audit_head_pk primary key (id)
);

-- Requests that were told apart by an idempotency key, for one day.
create table latchkey_idempotency (
  id varchar2(64 char) not null,
  fingerprint varchar2(64 char) not null,
  key_id varchar2(12 char) not null,
  created number(19) not null,
  constraint latchkey_idempotency_pk primary key (id)
);

create index latchkey_idempotency_created_ix on latchkey_idempotency (created);

-- Apart from the keys, so that a call never writes a row that somebody manages.
create table latchkey_key_use (
  key_id varchar2(12 char) not null,
  last_used number(19) not null,
  calls number(19) not null,
  address varchar2(45 char),
  since number(19) default 0 not null,
  constraint latchkey_key_use_pk primary key (key_id),
  constraint latchkey_key_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_key_use_last_ix on latchkey_key_use (last_used);

-- The scopes of a key that decided something.
create table latchkey_key_scope_use (
  key_id varchar2(12 char) not null,
  scope varchar2(64 char) not null,
  constraint latchkey_key_scope_use_pk primary key (key_id, scope),
  constraint latchkey_key_scope_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

-- Which server notifies observers that a key expires soon, and when that was done.
create table latchkey_notice (
  id varchar2(64 char) not null,
  key_id varchar2(12 char) not null,
  claimed number(19) not null,
  done number(19),
  constraint latchkey_notice_pk primary key (id),
  constraint latchkey_notice_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_notice_key_ix on latchkey_notice (key_id);

-- Servers without a pepper share a random row. It opens nothing: who reads it can decrypt entity tags.
create table latchkey_secret (
  id varchar2(40 char) not null,
  secret varchar2(100 char) not null,
  constraint latchkey_secret_pk primary key (id)
);

-- One row for each running server: up to which change it has evicted changed keys.
create table latchkey_node (
  id varchar2(36 char) not null,
  epoch number(19) not null,
  seen timestamp(6) with time zone not null,
  constraint latchkey_node_pk primary key (id)
);

-- Access tokens, which belong to a client.
create table latchkey_token (
  id varchar2(12 char) not null,
  client_id varchar2(12 char) not null,
  digest varchar2(100 char) not null,
  scope clob,
  created number(19) not null,
  expires number(19) not null,
  signature varchar2(100 char),
  constraint latchkey_token_pk primary key (id),
  constraint latchkey_token_client_fk foreign key (client_id)
    references latchkey_key (id) on delete cascade
);

create index latchkey_token_client_ix on latchkey_token (client_id, created);

create index latchkey_token_expires_ix on latchkey_token (expires);

insert into latchkey_audit_head (id, "NUMBER", hash) values (1, 0, '');

insert into latchkey_schema (version) values (10);
