-- Latchkey, version 4: the older access tokens, and the clients that get them. For H2; Flyway and Liquibase can run it as it
-- is. It bears repetition: what is there stays.

-- A client is kept like a key: its secret is good for access tokens alone.
alter table latchkey_key add column if not exists kind varchar(8) default 'KEY' not null
  check (kind in ('KEY', 'CLIENT'));

create table if not exists latchkey_token (
  id varchar(12) not null,
  client_id varchar(12) not null,
  digest varchar(100) not null,
  scope varchar(10000),
  created timestamp(6) not null,
  expires timestamp(6) not null,
  constraint latchkey_token_pk primary key (id),
  constraint latchkey_token_client_fk foreign key (client_id)
    references latchkey_key (id) on delete cascade
);

create index if not exists latchkey_token_client_ix on latchkey_token (client_id, created);

create index if not exists latchkey_token_expires_ix on latchkey_token (expires);

insert into latchkey_schema (version)
  select 4 where not exists (select 1 from latchkey_schema where version = 4);
