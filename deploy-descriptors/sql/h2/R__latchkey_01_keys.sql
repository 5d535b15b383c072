-- Latchkey, version 1: applications and their API keys. For H2; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

create table if not exists latchkey_schema (
  version integer not null,
  applied timestamp(6) default current_timestamp not null,
  constraint latchkey_schema_pk primary key (version)
);

create table if not exists latchkey_application (
  id varchar(64) not null,
  name varchar(200) not null,
  created timestamp(6) not null,
  version bigint not null,
  constraint latchkey_application_pk primary key (id)
);

create table if not exists latchkey_key (
  id varchar(12) not null,
  application_id varchar(64) not null,
  description varchar(200) not null,
  digest varchar(100) not null,
  state varchar(8) not null,
  created timestamp(6) not null,
  version bigint not null,
  constraint latchkey_key_pk primary key (id),
  constraint latchkey_key_application_fk foreign key (application_id)
    references latchkey_application (id) on delete cascade,
  constraint latchkey_key_state_ck check (state in ('ACTIVE', 'DISABLED'))
);

create index if not exists latchkey_key_application_ix on latchkey_key (application_id, created, id);

create table if not exists latchkey_key_scope (
  key_id varchar(12) not null,
  scope varchar(64) not null,
  constraint latchkey_key_scope_pk primary key (key_id, scope),
  constraint latchkey_key_scope_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

insert into latchkey_schema (version)
  select 1 where not exists (select 1 from latchkey_schema where version = 1);
