-- accepted upgrade_Arc86CMHE9KF_B4KVnYrRYwdqMoV4lFi35TQxXdY3BXaGY Inputs:Get
-- accepted upgrade_Qu8ppQuvuVsl_wBojmun1SXJTloIcRYpqtbasd8U1XfKzX Concepts:Get Inputs:Add Inputs:Get
-- accepted upgrade_7oKUMU9gOlmW_mpnbukyS11FUnREHIUfHkq5Kdb52VjCtJ 
-- refused upgrade_hG9xDDw4k6te_atAqkp91TJDrdmjhtliAXgLYaGr1fFu7J Inputs:Get
-- accepted upgrade_kv0kPKOGuynb_J7sK3dw2MnKsuIf5rXpN4oNp35i3hTmbv Inputs:Get
-- refused upgrade_nQwOxF9ludKj_eDS5nfzbX2dI99VNQoDfmM0wuXm1liipn Inputs:Get
-- accepted upgrade_pkMSEC7pEcDc_tv0bSER0mVBFeEONdyleS5XA16p4KwN6F Concepts:Get
-- refused upgrade_jKDB5KmNWPRd_tUWTf29WbP3p8Bc7ZHL36EufG1L0GkoCz Concepts:Get
insert into latchkey_application (id, name, created, version, signature, generation, state)
  values ('empty', 'No keys', timestamp with time zone '2026-12-01 00:26:05.799317+00:00', 1, '1:1:5ff7a2a2978568323fe4e9ecae53b1a0410d9ee45f5b0857379ac0c6cd6daa71', 2, 'ACTIVE');
insert into latchkey_application (id, name, created, version, signature, generation, state)
  values ('shop', 'The shop''s été 🔑', timestamp with time zone '2026-12-01 00:26:05.487048+00:00', 1, '1:1:3793f4ce00b14ea116f99d2f32d03e453e2bb50b32a6164998e02103d71b5556', 1, 'ACTIVE');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('7oKUMU9gOlmW', 'shop', 'No scopes', 'hmac-sha256:1:02551beabb5099b1d802a6180538e48dd3559a3b1e0da5129f55f0d49fc321fe', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:06.031003+00:00', 1, 'KEY', '1:1:1eedfbdb03181e76dfd2478d79b3fb2fbdc6dd6af0fc88bfd04ff3e8dfd55be4');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('Arc86CMHE9KF', 'shop', 'Reads', 'hmac-sha256:1:208ba61f60b20a7e29009c30d40846c0c1922b86b16cbbb650db93cdcecac396', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:05.811445+00:00', 1, 'KEY', '1:1:1d7637ebb11d26788d08761e9daba4d55e827a885b25492c767e12947811a1d1');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('Qu8ppQuvuVsl', 'shop', 'Reads and adds; it''s 🔑', 'hmac-sha256:1:f9ba76935afdef87f7c1362f91585f4356553487341c38cc60ed4c871b51a030', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:05.950810+00:00', 1, 'KEY', '1:1:1e23b5d3059ee413fa71b964a836624a4aff2a5e690215587acd3f69841dc3f5');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('kv0kPKOGuynb', 'shop', 'Reads only', 'hmac-sha256:1:8f494e5ebc2c228bb3a646fb91d4ec2385dc8176e389d5a62dcd42ed5310cdd1', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:06.074904+00:00', 2, 'KEY', '1:1:eab1f488ff143707790d9cab44c4055576df0e05a48cebbea49b66b5c6d05eab');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('nQwOxF9ludKj', 'shop', 'Disabled', 'hmac-sha256:1:27bb45ff94ea90c42b06142beccf64f0ab40ce80d4c4e462397f75d81854d250', 'DISABLED', timestamp with time zone '2026-12-01 00:26:06.112998+00:00', 2, 'KEY', '1:1:8cfd4f461ef37ac22b2e93cfb809ccb86581fb985c0f5f3a6237f3f97e957cb3');
insert into latchkey_key (id, application_id, description, digest, state, created, version, kind, signature)
  values ('pkMSEC7pEcDc', 'shop', 'Replaced', 'hmac-sha256:1:bbf61812272ac8da52e2ceb8e49a79bffca05667c51b39be576a4c4c23a94156', 'ACTIVE', timestamp with time zone '2026-12-01 00:26:06.136330+00:00', 1, 'KEY', '1:1:e9f482aa6ce428e52448df12bab204c88f0af55cff3c6089cb411f6e1a76bc32');
insert into latchkey_key_scope (key_id, scope)
  values ('Arc86CMHE9KF', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('Qu8ppQuvuVsl', 'Concepts:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('Qu8ppQuvuVsl', 'Inputs:Add');
insert into latchkey_key_scope (key_id, scope)
  values ('Qu8ppQuvuVsl', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('kv0kPKOGuynb', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('nQwOxF9ludKj', 'Inputs:Get');
insert into latchkey_key_scope (key_id, scope)
  values ('pkMSEC7pEcDc', 'Concepts:Get');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (1, timestamp with time zone '2026-12-01 00:26:05.487048+00:00', 'system', 'application created', 'shop', 'shop', '{"name":"The shop''s été 🔑"}', '', 'hmac-sha256:1:e69b67e639b27a52466198a969244b5af15ed8cc652b40ecd8ebdd088d09f5d2');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (2, timestamp with time zone '2026-12-01 00:26:05.799317+00:00', 'system', 'application created', 'empty', 'empty', '{"name":"No keys"}', '', 'hmac-sha256:1:fcb401052c32584206f122871270278dd556b368160054d584f3a5a137d8ac53');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (3, timestamp with time zone '2026-12-01 00:26:05.811445+00:00', 'system', 'key created', 'shop', 'Arc86CMHE9KF', '{"description":"Reads","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:cb0d0e47ba6fd2c3191dde8c0737302a1179ac61e092f9a8a4a4cd436a24cd93');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (4, timestamp with time zone '2026-12-01 00:26:05.950810+00:00', 'system', 'key created', 'shop', 'Qu8ppQuvuVsl', '{"description":"Reads and adds; it''s 🔑","scopes":["Concepts:Get","Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:c968242aa85ef063cdabb5e9722e523ea36373a19a4ca7cba7d9f9a16ab72c98');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (5, timestamp with time zone '2026-12-01 00:26:06.031003+00:00', 'system', 'key created', 'shop', '7oKUMU9gOlmW', '{"description":"No scopes","scopes":[],"state":"active"}', '', 'hmac-sha256:1:0e0d7de0a66c1740abc4d68a4e58df5a436cbdbca54930e2d5809e79f85e83ba');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (6, timestamp with time zone '2026-12-01 00:26:06.050946+00:00', 'system', 'key created', 'shop', 'hG9xDDw4k6te', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:e366d7393253cdbc8dbc94f9ee5b82749b00317f5347654859bbb09b445c1f77');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (7, timestamp with time zone '2026-12-01 00:26:06.059273+00:00', 'system', 'key deleted', 'shop', 'hG9xDDw4k6te', '{"description":"Deleted","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:ec2f5701261b45fabbf8383f0bea439acb9b8b47dc51c818854d6ece679f1555');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (8, timestamp with time zone '2026-12-01 00:26:06.074904+00:00', 'system', 'key created', 'shop', 'kv0kPKOGuynb', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:fc6bc9579a8a73e90f8b5bc93a3b079d44df4a432fca56742adccbf2e0a48d71');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (9, timestamp with time zone '2026-12-01 00:26:06.085342+00:00', 'system', 'key changed', 'shop', 'kv0kPKOGuynb', '{"description":"Changed","scopes":["Inputs:Add","Inputs:Get"],"state":"active"}', '{"description":"Reads only","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:195576d9689e4ca52adcbd9b185118490185359dc9f4b717dc32b55e613a96be');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (10, timestamp with time zone '2026-12-01 00:26:06.112998+00:00', 'system', 'key created', 'shop', 'nQwOxF9ludKj', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '', 'hmac-sha256:1:ad6c77643ff209958d21b688d2d1a0ab56a03f1a533910ae94a2f13216a11e7a');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, after_change, address, hash)
  values (11, timestamp with time zone '2026-12-01 00:26:06.120202+00:00', 'system', 'key disabled', 'shop', 'nQwOxF9ludKj', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"active"}', '{"description":"Disabled","scopes":["Inputs:Get"],"state":"disabled"}', '', 'hmac-sha256:1:d6e39082996dd616000ec73791c51d98deaf5b0a6940c7ff207247a293f937d0');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (12, timestamp with time zone '2026-12-01 00:26:06.127923+00:00', 'system', 'key created', 'shop', 'jKDB5KmNWPRd', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:3b435334bf5056fa297cb2e8fa480ae0162e7da44ceee3c6c4f55ffb28147986');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, after_change, address, hash)
  values (13, timestamp with time zone '2026-12-01 00:26:06.136330+00:00', 'system', 'key created', 'shop', 'pkMSEC7pEcDc', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active","replaces":"jKDB5KmNWPRd"}', '', 'hmac-sha256:1:da4a5d9390002c292e2d9a995e6ca5fb45e337e29cc6905ba725b0ea2872ea99');
insert into latchkey_audit (number, moment, actor, action, application_id, subject, before_change, address, hash)
  values (14, timestamp with time zone '2026-12-01 00:26:06.136330+00:00', 'system', 'key deleted', 'shop', 'jKDB5KmNWPRd', '{"description":"Replaced","scopes":["Concepts:Get"],"state":"active"}', '', 'hmac-sha256:1:95aaf5c69b4d822514ffdc38f2cb5c446ddeb63aead41a3f4af95b793a9a319c');
update latchkey_audit_head set number = 14, hash = 'hmac-sha256:1:95aaf5c69b4d822514ffdc38f2cb5c446ddeb63aead41a3f4af95b793a9a319c';
