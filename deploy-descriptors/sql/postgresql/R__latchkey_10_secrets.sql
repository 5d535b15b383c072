-- Latchkey, version 10: a secret for the entity tags of redacted responses. For PostgreSQL; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- Servers without a pepper share a random row. It opens nothing: who reads it can decrypt entity tags.
create table if not exists latchkey_secret (
  id varchar(40) not null,
  secret varchar(100) not null,
  constraint latchkey_secret_pk primary key (id)
);

insert into latchkey_schema (version)
  select 10 where not exists (select 1 from latchkey_schema where version = 10);
