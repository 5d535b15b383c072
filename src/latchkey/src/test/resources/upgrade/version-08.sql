-- accepted upgrade_7TWpRE94VgQG_h0MMD5WRtJPB817OHZYvkAI8hu336d9YA Inputs:Get
-- accepted upgrade_9vujDPuZ23gl_XQ3F5OJEbgAKzShrDTAoxUcBrES1HfVkr Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_t29r3IGkcl8J_HXRsWNV1igE4jCnXpBnJI5dFLe53Fu2DQ 
-- refused upgrade_pC7X6UXZ9015_JkNvZ6NjgrQ3C0mrk66u4UsIBME0VJjkf Inputs:Get
-- accepted upgrade_g7JwOMcUQaho_G6PEBjU0L9IUBdhYCEvJmbsx9dL4f7Qcm Inputs:Get
-- refused upgrade_mURoiRcUufh2_EVITROPvStGkt9PJPEdCXadlaQZ3D53LS Inputs:Get
-- accepted upgrade_6QaRO4cFv9Pe_TxOYSVZs7b4TeOOB51sdwZfYAlj26sOpo Concepts:Get
-- refused upgrade_BTnIG6oCGA6k_3xUgeVi6sgj0tNyN0LoWRP9pERG3cabXs Concepts:Get
insert into latchkey_application (id, name, created, version, signature, generation)
  values ('empty', 'No keys', timestamp with time zone '2026-12-01 00:27:05.109023+00:00', 1, '1:1:5ff7a2a2978568323fe4e9ecae53b1a0410d9ee45f5b0857379ac0c6cd6daa71', 2);
insert into latchkey_application (id, name, created, version, signature, generation)
  values ('shop', 'The shop''s été 🔑', timestamp with time zone '2026-12-01 00:27:04.657053+00:00', 1, '1:1:3793f4ce00b14ea116f99d2f32d03e453e2bb50b32a6164998e02103d71b5556', 1);
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('6QaRO4cFv9Pe', 'shop', 'Replaced', 'hmac-sha256:1:2a5c06667f57a610b2997abd2a9426dfcb9d3458091ca953188e6a8e86388845', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:05.701884+00:00', 1, 'KEY', '1:1:521d338ce55149af1f396a76a56fd280e1d0f920b51e6667b715491d407bedb0');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('7TWpRE94VgQG', 'shop', 'Reads', 'hmac-sha256:1:1c350b0a601c2b5b671e5b411f10e5c268f9b985ae1d142454538c13dbaeaeb6', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:05.146346+00:00', 1, 'KEY', '1:1:c397308b177de5d64d5c1d12c6c974198170eb7d2aa8e817909d1ff7b1ea43f2');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('9vujDPuZ23gl', 'shop', 'Reads and adds; it''s 🔑', 'hmac-sha256:1:71dba69518a82b3f6ef6e5060d89bf2c856c471aff4490febac0652d2b09ddc0', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:05.228707+00:00', 1, 'KEY', '1:1:1c395a0b5a64ae4a55642bf9044d6756ce9f20dd3370d59b4673907a4765f7bd');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('g7JwOMcUQaho', 'shop', 'Reads only', 'hmac-sha256:1:873e45fa2bc2139264bebb4fd9df77b53f78aa8e164b13016a23135075ccc1df', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:05.531005+00:00', 2, 'KEY', '1:1:8a4c3c1d7d5adba0c39be2e01334955d9374cedac53794513a1ec05b7d672d98');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('mURoiRcUufh2', 'shop', 'Disabled', 'hmac-sha256:1:5abe013a08798a0af86a2f3095a2feb31adbf6ac3c7755b54e6c50a0aab6cc80', 'DISABLED', timestamp with time zone '2026-12-01 00:27:05.666977+00:00', 2, 'KEY', '1:1:9222db0c53b02570cb640cde8fe0044ab976731939213d6597b9e30f09795d9c');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('t29r3IGkcl8J', 'shop', 'No scopes', 'hmac-sha256:1:ab1ad747d0b61970b55cfe679fb639ae451ccccdc9bd765f837ae87c9ea932c4', 'ACTIVE', timestamp with time zone '2026-12-01 00:27:05.268339+00:00', 1, 'KEY', '1:1:c9684d55b0aa09e8540a155ba57c53bb6d5f2ea12ee5f612268865fc55337bb7');
insert into latchkey_key_scope (key_id, scope)
  values ('6QaRO4cFv9Pe', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('7TWpRE94VgQG', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('9vujDPuZ23gl', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('9vujDPuZ23gl', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('9vujDPuZ23gl', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('g7JwOMcUQaho', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('mURoiRcUufh2', 'Inputs:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp with time zone '2026-12-01 00:27:04.657053+00:00', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'hmac-sha256:1:ac5314f7ddd6c6bd8db1ced854bcb0e4e367f85f6bbed1e5c945c4b8ea940fee');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp with time zone '2026-12-01 00:27:05.109023+00:00', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'hmac-sha256:1:501df35318c07b496c552f8fd517460bfab342ed9bc5a30c2be50fc43a9c588a');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp with time zone '2026-12-01 00:27:05.146346+00:00', 'system', 'key created', 'shop', '7TWpRE94VgQG', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:288edae5f98eb429225653398f8c6b0f4aa76571071b7cce0398a0256f6934f2');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp with time zone '2026-12-01 00:27:05.228707+00:00', 'system', 'key created', 'shop', '9vujDPuZ23gl', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:593677e792335aadf0690382ba68b0cf9368bc649499d1a8b40d281f716144ce');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp with time zone '2026-12-01 00:27:05.268339+00:00', 'system', 'key created', 'shop', 't29r3IGkcl8J', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'hmac-sha256:1:e3ef660b81b39709101d5e01b11b8fea030e278dca995c3a54f286c9db29d223');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp with time zone '2026-12-01 00:27:05.319860+00:00', 'system', 'key created', 'shop', 'pC7X6UXZ9015', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:03eb13db1a452cd99e3a398cc14285b7f94d774209cce1883c4aa04e7c666e02');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp with time zone '2026-12-01 00:27:05.407352+00:00', 'system', 'key deleted', 'shop', 'pC7X6UXZ9015', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:d05bd098fe32d40c64ed6d4f9f8830235434da0be414a0182974a6bc8a288e2a');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp with time zone '2026-12-01 00:27:05.531005+00:00', 'system', 'key created', 'shop', 'g7JwOMcUQaho', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:295cac9f2a7a9b716e98f22bcac66d77a9be239325f8a0ef7408ef5242969ef5');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp with time zone '2026-12-01 00:27:05.541826+00:00', 'system', 'key changed', 'shop', 'g7JwOMcUQaho', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:5ebe46f6078579443893dec02b8e3cec8b207cb1834b4c240ca2f1226c35da23');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp with time zone '2026-12-01 00:27:05.666977+00:00', 'system', 'key created', 'shop', 'mURoiRcUufh2', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:10aeef96c6f06ef18030d259dd17b2c856280971aa185189e83894e9461e1ba4');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp with time zone '2026-12-01 00:27:05.676298+00:00', 'system', 'key disabled', 'shop', 'mURoiRcUufh2', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'hmac-sha256:1:b6bf39188be467d69d8182c621a0cbfbe5900341adebac5b042cbcc33e8610d7');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp with time zone '2026-12-01 00:27:05.693677+00:00', 'system', 'key created', 'shop', 'BTnIG6oCGA6k', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:d2fa5251d9a0343c5c9575af4d79d2c89ed075f51932793d252c6fc57ea304af');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp with time zone '2026-12-01 00:27:05.701884+00:00', 'system', 'key created', 'shop', '6QaRO4cFv9Pe', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"BTnIG6oCGA6k"}', '', 'hmac-sha256:1:bd26a42657b21c0b40a6ad703d71a2b774d262630ed6205cbd6330b96b488ecb');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp with time zone '2026-12-01 00:27:05.701884+00:00', 'system', 'key deleted', 'shop', 'BTnIG6oCGA6k', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:017691f93fe161a46e0ad0367b91957040e89c0068e7cef6d8fd7a826f883284');
update latchkey_audit_head set number = 14, hash = 'hmac-sha256:1:017691f93fe161a46e0ad0367b91957040e89c0068e7cef6d8fd7a826f883284';
