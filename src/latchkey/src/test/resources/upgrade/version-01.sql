-- accepted upgrade_B6rH64VNCMcj_7raZxYOJxs66zkBuTVRFcXXbM1D3Lw74Q Inputs:Get
-- accepted upgrade_fFB5gWvJIvpr_NoEyhB8DjXzK0vatBD2P9tMm7wi0p8XqM Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_0pyUhOyglFlB_3W87zJeEGLdsvZGDYne1uqcVggT0rvEEb 
-- refused upgrade_IBtXdRyv9acl_Ti5gTm5V85tJ88gfbmNZxLZ7r3L0sKj5F Inputs:Get
insert into latchkey_application (id, name, created, version)
  values ('empty', 'No keys', timestamp '2026-12-01 00:26:09.751328', 1);
insert into latchkey_application (id, name, created, version)
  values ('shop', 'The shop''s été 🔑', timestamp '2026-12-01 00:26:09.627228', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('0pyUhOyglFlB', 'shop', 'No scopes', 'sha256:147648709bcc3f7ede6f81eb0fc733d9cc47ce5be54b174b16dbd2dc82144758', 'ACTIVE', timestamp '2026-12-01 00:26:09.794600', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('B6rH64VNCMcj', 'shop', 'Reads', 'sha256:41ea89ff635e4d3579f8651d0b55336c8bd9e49872c3af0a52746ce75d11f02b', 'ACTIVE', timestamp '2026-12-01 00:26:09.767154', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version)
  values ('fFB5gWvJIvpr', 'shop', 'Reads and adds; it''s 🔑', 'sha256:cf1e07365f94079ca371d1b7abb4b38c3e4646408e97039245e57bd19aa8c817', 'ACTIVE', timestamp '2026-12-01 00:26:09.780217', 1);
insert into latchkey_key_scope (key_id, scope)
  values ('B6rH64VNCMcj', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('fFB5gWvJIvpr', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('fFB5gWvJIvpr', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('fFB5gWvJIvpr', 'Inputs:Get');
