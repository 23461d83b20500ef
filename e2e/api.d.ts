// Made by npm run client. Document 2f1a804118e4a621288d187872d9bd79f27781c7188387547fe1eee1bac1c69e, types cb7a30f4c673c2fedde02c2d60810de1a80fe011f01b31ff0e3468a1bd614976.
export interface paths {
    "/api/v1/deliveries": {
        parameters: {
        };
        /**
         * Deliveries, the newest first: every order to a vendor with how far it is
         * @description For owner, admin, support, auditor.
         */
        get: operations["deliveries.list"];
    };
    "/api/v1/deliveries/{id}": {
        parameters: {
        };
        /**
         * One delivery with its attempts
         * @description For owner, admin, support, auditor.
         */
        get: operations["deliveries.get"];
    };
    "/api/v1/changes/{id}": {
        parameters: {
        };
        /**
         * One change with its deliveries
         * @description For owner, admin, support, auditor.
         */
        get: operations["changes.get"];
    };
    "/api/v1/hand-tasks": {
        parameters: {
        };
        /**
         * Open hand tasks, the oldest first: what no API can do
         * @description For owner, admin, support, auditor.
         */
        get: operations["hand_tasks.list"];
    };
    "/api/v1/hand-tasks/{id}": {
        parameters: {
        };
        /**
         * One hand task
         * @description For owner, admin, support, auditor.
         */
        get: operations["hand_tasks.get"];
    };
    "/api/v1/groups": {
        parameters: {
        };
        /**
         * Groups
         * @description For owner, admin, support, auditor.
         */
        get: operations["groups.list"];
    };
    "/api/v1/groups/{id}": {
        parameters: {
        };
        /**
         * One group
         * @description For owner, admin, support, auditor.
         */
        get: operations["groups.get"];
    };
    "/api/v1/groups/{id}/members": {
        parameters: {
        };
        /**
         * Members of a group; of Everybody, all users of its system
         * @description For owner, admin, support, auditor.
         */
        get: operations["groups.members"];
    };
    "/api/v1/users": {
        parameters: {
        };
        /**
         * Users
         * @description For owner, admin, support, auditor.
         */
        get: operations["users.list"];
    };
    "/api/v1/users/{id}": {
        parameters: {
        };
        /**
         * One user with his accounts
         * @description For owner, admin, support, auditor.
         */
        get: operations["users.get"];
    };
    "/api/v1/users/{id}/groups": {
        parameters: {
        };
        /**
         * Groups that a user is in now, Everybody of each of his systems among them; 500 at most
         * @description For owner, admin, support, auditor.
         */
        get: operations["users.groups"];
    };
    "/api/v1/connectors": {
        parameters: {
        };
        /**
         * App connectors
         * @description For owner, admin, support, auditor.
         */
        get: operations["connectors.list"];
    };
    "/api/v1/connectors/{id}": {
        parameters: {
        };
        /**
         * One app connector
         * @description For owner, admin, support, auditor.
         */
        get: operations["connectors.get"];
    };
    "/api/v1/connectors/{id}/endpoints": {
        parameters: {
        };
        /**
         * What an app connector may call
         * @description For owner, admin, support, auditor.
         */
        get: operations["connectors.endpoints"];
    };
    "/api/v1/connectors/{id}/filters": {
        parameters: {
        };
        /**
         * Record filters as they were declared; the vendor enforces them
         * @description For owner, admin, support, auditor.
         */
        get: operations["connectors.filters"];
    };
    "/api/v1/tokens": {
        parameters: {
        };
        /**
         * Tokens, in every state unless one is asked for; never their text
         * @description For owner, admin, support, auditor.
         */
        get: operations["tokens.list"];
    };
    "/api/v1/tokens/{id}": {
        parameters: {
        };
        /**
         * One token with its deliveries; never its text
         * @description For owner, admin, support, auditor.
         */
        get: operations["tokens.get"];
    };
    "/api/v1/blocks": {
        parameters: {
        };
        /**
         * Blocks that hold now, the newest first
         * @description For owner, admin, support, auditor.
         */
        get: operations["blocks.list"];
    };
    "/api/v1/mappings": {
        parameters: {
        };
        /**
         * Mappings: external keys with the token that each leads to; never its text
         * @description For owner, admin, support, auditor.
         */
        get: operations["mappings.list"];
    };
    "/api/v1/shared-tokens": {
        parameters: {
        };
        /**
         * Tokens that answer more than one key, the most shared first
         * @description For owner, admin, support, auditor.
         */
        get: operations["shared_tokens.list"];
    };
    "/api/v1/applications": {
        parameters: {
        };
        /**
         * Host applications, by name
         * @description For owner, admin, support, auditor.
         */
        get: operations["applications.list"];
    };
    "/api/v1/applications/{id}": {
        parameters: {
        };
        /**
         * One host application; of its keys only the two ends
         * @description For owner, admin, support, auditor.
         */
        get: operations["applications.get"];
    };
    "/api/v1/identities": {
        parameters: {
        };
        /**
         * Identities: external ids with the common identity id that each stands for
         * @description For owner, admin, support, auditor.
         */
        get: operations["identities.list"];
    };
    "/api/v1/identities/{id}": {
        parameters: {
        };
        /**
         * One external id with everybody who is bound to it
         * @description For owner, admin, support, auditor.
         */
        get: operations["identities.get"];
    };
    "/api/v1/joined-people": {
        parameters: {
        };
        /**
         * People as vendors join them by e-mail address
         * @description For owner, admin, support, auditor.
         */
        get: operations["joined_people.list"];
    };
    "/api/v1/joined-people/{id}": {
        parameters: {
        };
        /**
         * One person with the address of each account
         * @description For owner, admin, support, auditor.
         */
        get: operations["joined_people.get"];
    };
    "/api/v1/access/check": {
        parameters: {
        };
        /**
         * Can this user use this app connector, and why
         * @description For owner, admin, support, auditor.
         */
        get: operations["access.check"];
    };
    "/api/v1/access/who": {
        parameters: {
        };
        /**
         * Who can use this app connector
         * @description For owner, admin, support, auditor.
         */
        get: operations["access.who"];
    };
    "/api/v1/access/what": {
        parameters: {
        };
        /**
         * What this user can use
         * @description For owner, admin, support, auditor.
         */
        get: operations["access.what"];
    };
    "/api/v1/audit": {
        parameters: {
        };
        /**
         * The audit log, the newest first
         * @description For owner, admin, support, auditor.
         */
        get: operations["audit.list"];
    };
    "/api/v1/audit/{id}": {
        parameters: {
        };
        /**
         * One event by its place in the chain, verified as it is read
         * @description For owner, admin, support, auditor.
         */
        get: operations["audit.get"];
    };
    "/api/v1/drift": {
        parameters: {
        };
        /**
         * Drift, the newest first: what differs between what was decided and what was read last
         * @description For owner, admin, support, auditor.
         */
        get: operations["drift.list"];
    };
    "/api/v1/systems": {
        parameters: {
        };
        /**
         * Systems
         * @description For owner, admin, support, auditor.
         */
        get: operations["systems.list"];
    };
    "/api/v1/systems/{id}": {
        parameters: {
        };
        /**
         * One system
         * @description For owner, admin, support, auditor.
         */
        get: operations["systems.get"];
    };
    "/api/v1/operators": {
        parameters: {
        };
        /**
         * Operators
         * @description For owner.
         */
        get: operations["operators.list"];
    };
    "/api/v1/operators/{id}": {
        parameters: {
        };
        /**
         * One operator
         * @description For owner.
         */
        get: operations["operators.get"];
    };
    "/api/v1/api-keys": {
        parameters: {
        };
        /**
         * API keys; never their text
         * @description For owner.
         */
        get: operations["api_keys.list"];
    };
    "/api/v1/imports/{kind}": {
        parameters: {
        };
        /** Stream a CSV file in and see what its rows would come to; import.apply carries it out */
        post: operations["import.upload"];
    };
    "/api/v1/imports/{kind}/{id}": {
        parameters: {
        };
        /** How far an import is */
        get: operations["import.state"];
    };
    "/api/v1/imports/{kind}/{id}/rejects": {
        parameters: {
        };
        /** The rows that were not carried out, and why */
        get: operations["import.rejects"];
    };
    "/api/v1/operations/group.create": {
        parameters: {
        };
        /**
         * Create a group
         * @description For owner, admin.
         */
        post: operations["group.create"];
    };
    "/api/v1/operations/group.rename": {
        parameters: {
        };
        /**
         * Rename a group
         * @description For owner, admin.
         */
        post: operations["group.rename"];
    };
    "/api/v1/operations/group.archive": {
        parameters: {
        };
        /**
         * Archive a group
         * @description For owner, admin.
         */
        post: operations["group.archive"];
    };
    "/api/v1/operations/membership.change": {
        parameters: {
        };
        /**
         * Change who is in a group
         * @description For owner, admin.
         */
        post: operations["membership.change"];
    };
    "/api/v1/operations/user.create": {
        parameters: {
        };
        /**
         * Add a user
         * @description For owner, admin.
         */
        post: operations["user.create"];
    };
    "/api/v1/operations/user.change": {
        parameters: {
        };
        /**
         * Change a user
         * @description For owner, admin.
         */
        post: operations["user.change"];
    };
    "/api/v1/operations/user.leave": {
        parameters: {
        };
        /**
         * Let a user leave
         * @description For owner, admin.
         */
        post: operations["user.leave"];
    };
    "/api/v1/operations/account.create": {
        parameters: {
        };
        /**
         * Record an account
         * @description For owner, admin.
         */
        post: operations["account.create"];
    };
    "/api/v1/operations/account.change": {
        parameters: {
        };
        /**
         * Change an account
         * @description For owner, admin.
         */
        post: operations["account.change"];
    };
    "/api/v1/operations/account.remove": {
        parameters: {
        };
        /**
         * Remove an account
         * @description For owner, admin.
         */
        post: operations["account.remove"];
    };
    "/api/v1/operations/connector.create": {
        parameters: {
        };
        /**
         * Create an app connector
         * @description For owner, admin.
         */
        post: operations["connector.create"];
    };
    "/api/v1/operations/connector.change": {
        parameters: {
        };
        /**
         * Change an app connector
         * @description For owner, admin.
         */
        post: operations["connector.change"];
    };
    "/api/v1/operations/connector.link": {
        parameters: {
        };
        /**
         * Link an app connector to a group
         * @description For owner, admin.
         */
        post: operations["connector.link"];
    };
    "/api/v1/operations/connector.set_endpoints": {
        parameters: {
        };
        /**
         * Change what an app connector may call
         * @description For owner, admin.
         */
        post: operations["connector.set_endpoints"];
    };
    "/api/v1/operations/connector.set_keys": {
        parameters: {
        };
        /**
         * Set the keys of an app connector
         * @description For owner, admin.
         */
        post: operations["connector.set_keys"];
    };
    "/api/v1/operations/filter.declare": {
        parameters: {
        };
        /**
         * Declare a record filter
         * @description For owner, admin.
         */
        post: operations["filter.declare"];
    };
    "/api/v1/operations/filter.withdraw": {
        parameters: {
        };
        /**
         * Withdraw a record filter
         * @description For owner, admin.
         */
        post: operations["filter.withdraw"];
    };
    "/api/v1/operations/connector.retire": {
        parameters: {
        };
        /**
         * Retire an app connector
         * @description For owner, admin.
         */
        post: operations["connector.retire"];
    };
    "/api/v1/operations/token.request": {
        parameters: {
        };
        /**
         * Ask for a token
         * @description For owner, admin.
         */
        post: operations["token.request"];
    };
    "/api/v1/operations/token.enter_code": {
        parameters: {
        };
        /**
         * Enter a one-time password
         * @description For owner, admin.
         */
        post: operations["token.enter_code"];
    };
    "/api/v1/operations/token.register": {
        parameters: {
        };
        /**
         * Record a token made by hand
         * @description For owner, admin.
         */
        post: operations["token.register"];
    };
    "/api/v1/operations/token.reveal": {
        parameters: {
        };
        /**
         * Show a token once
         * @description For owner, admin.
         */
        post: operations["token.reveal"];
    };
    "/api/v1/operations/token.discard_secret": {
        parameters: {
        };
        /**
         * Discard the text of a token
         * @description For owner, admin.
         */
        post: operations["token.discard_secret"];
    };
    "/api/v1/operations/token.issue": {
        parameters: {
        };
        /**
         * Issue a token
         * @description For owner, admin.
         */
        post: operations["token.issue"];
    };
    "/api/v1/operations/token.rotate": {
        parameters: {
        };
        /**
         * Replace a token
         * @description For owner, admin.
         */
        post: operations["token.rotate"];
    };
    "/api/v1/operations/token.enter_text": {
        parameters: {
        };
        /**
         * Enter the text of a token made by hand
         * @description For owner, admin.
         */
        post: operations["token.enter_text"];
    };
    "/api/v1/operations/token.set_expiry": {
        parameters: {
        };
        /**
         * Set the end of a token
         * @description For owner, admin.
         */
        post: operations["token.set_expiry"];
    };
    "/api/v1/operations/token.suspend": {
        parameters: {
        };
        /**
         * Suspend a token
         * @description For owner, admin, support.
         */
        post: operations["token.suspend"];
    };
    "/api/v1/operations/token.resume": {
        parameters: {
        };
        /**
         * Let a suspended token work again
         * @description For owner, admin.
         */
        post: operations["token.resume"];
    };
    "/api/v1/operations/token.revoke": {
        parameters: {
        };
        /**
         * Revoke a token
         * @description For owner, admin, support.
         */
        post: operations["token.revoke"];
    };
    "/api/v1/operations/token.revoke_many": {
        parameters: {
        };
        /**
         * Revoke many tokens
         * @description For owner, admin, support.
         */
        post: operations["token.revoke_many"];
    };
    "/api/v1/operations/token.revoke_leaked": {
        parameters: {
        };
        /**
         * Revoke a leaked token
         * @description For owner, admin, support.
         */
        post: operations["token.revoke_leaked"];
    };
    "/api/v1/operations/application.create": {
        parameters: {
        };
        /**
         * Add a host application
         * @description For owner, admin.
         */
        post: operations["application.create"];
    };
    "/api/v1/operations/application.change": {
        parameters: {
        };
        /**
         * Change a host application
         * @description For owner, admin.
         */
        post: operations["application.change"];
    };
    "/api/v1/operations/application.retire": {
        parameters: {
        };
        /**
         * Retire a host application
         * @description For owner, admin.
         */
        post: operations["application.retire"];
    };
    "/api/v1/operations/application.make_key": {
        parameters: {
        };
        /**
         * Make a key for a host application
         * @description For owner.
         */
        post: operations["application.make_key"];
    };
    "/api/v1/operations/application.rotate_key": {
        parameters: {
        };
        /**
         * Replace a key of a host application
         * @description For owner.
         */
        post: operations["application.rotate_key"];
    };
    "/api/v1/operations/application.revoke_key": {
        parameters: {
        };
        /**
         * Revoke a key of a host application
         * @description For owner, admin.
         */
        post: operations["application.revoke_key"];
    };
    "/api/v1/operations/mapping.add": {
        parameters: {
        };
        /**
         * Map external keys to a token
         * @description For owner, admin.
         */
        post: operations["mapping.add"];
    };
    "/api/v1/operations/mapping.point": {
        parameters: {
        };
        /**
         * Point mappings elsewhere
         * @description For owner, admin.
         */
        post: operations["mapping.point"];
    };
    "/api/v1/operations/mapping.remove": {
        parameters: {
        };
        /**
         * Remove mappings
         * @description For owner, admin.
         */
        post: operations["mapping.remove"];
    };
    "/api/v1/operations/mapping.split": {
        parameters: {
        };
        /**
         * Split a shared token
         * @description For owner, admin.
         */
        post: operations["mapping.split"];
    };
    "/api/v1/operations/mapping.rotate": {
        parameters: {
        };
        /**
         * Rotate the token behind mappings
         * @description For owner, admin.
         */
        post: operations["mapping.rotate"];
    };
    "/api/v1/operations/identity.link": {
        parameters: {
        };
        /**
         * Link an external id to a common identity
         * @description For owner, admin.
         */
        post: operations["identity.link"];
    };
    "/api/v1/operations/identity.point": {
        parameters: {
        };
        /**
         * Point an external id to another common identity
         * @description For owner, admin.
         */
        post: operations["identity.point"];
    };
    "/api/v1/operations/identity.unlink": {
        parameters: {
        };
        /**
         * Unlink an external id
         * @description For owner, admin.
         */
        post: operations["identity.unlink"];
    };
    "/api/v1/operations/identity.change_email": {
        parameters: {
        };
        /**
         * Change a person’s e-mail address everywhere
         * @description For owner, admin.
         */
        post: operations["identity.change_email"];
    };
    "/api/v1/operations/connector.block": {
        parameters: {
        };
        /**
         * Block an app connector
         * @description For owner, admin, support.
         */
        post: operations["connector.block"];
    };
    "/api/v1/operations/connector.unblock": {
        parameters: {
        };
        /**
         * Unblock an app connector
         * @description For owner, admin.
         */
        post: operations["connector.unblock"];
    };
    "/api/v1/operations/user.block": {
        parameters: {
        };
        /**
         * Block a user
         * @description For owner, admin, support.
         */
        post: operations["user.block"];
    };
    "/api/v1/operations/user.unblock": {
        parameters: {
        };
        /**
         * Unblock a user
         * @description For owner, admin.
         */
        post: operations["user.unblock"];
    };
    "/api/v1/operations/user.disable": {
        parameters: {
        };
        /**
         * Disable a user as the directory says
         * @description For owner, admin.
         */
        post: operations["user.disable"];
    };
    "/api/v1/operations/user.enable": {
        parameters: {
        };
        /**
         * Enable a user as the directory says
         * @description For owner, admin.
         */
        post: operations["user.enable"];
    };
    "/api/v1/operations/group.block": {
        parameters: {
        };
        /**
         * Block a group
         * @description For owner, admin, support.
         */
        post: operations["group.block"];
    };
    "/api/v1/operations/group.unblock": {
        parameters: {
        };
        /**
         * Unblock a group
         * @description For owner, admin.
         */
        post: operations["group.unblock"];
    };
    "/api/v1/operations/system.suspend": {
        parameters: {
        };
        /**
         * Suspend a system
         * @description For owner, admin.
         */
        post: operations["system.suspend"];
    };
    "/api/v1/operations/system.reopen": {
        parameters: {
        };
        /**
         * Reopen a system
         * @description For owner, admin.
         */
        post: operations["system.reopen"];
    };
    "/api/v1/operations/delivery.retry": {
        parameters: {
        };
        /**
         * Send a delivery again
         * @description For owner, admin, support.
         */
        post: operations["delivery.retry"];
    };
    "/api/v1/operations/delivery.resolve": {
        parameters: {
        };
        /**
         * Settle a delivery that needs confirmation
         * @description For owner, admin.
         */
        post: operations["delivery.resolve"];
    };
    "/api/v1/operations/hand_task.take": {
        parameters: {
        };
        /**
         * Take a hand task
         * @description For owner, admin, support.
         */
        post: operations["hand_task.take"];
    };
    "/api/v1/operations/hand_task.close": {
        parameters: {
        };
        /**
         * Say that a hand task is done
         * @description For owner, admin, support.
         */
        post: operations["hand_task.close"];
    };
    "/api/v1/operations/hand_task.refuse": {
        parameters: {
        };
        /**
         * Say that a hand task can't be done
         * @description For owner, admin, support.
         */
        post: operations["hand_task.refuse"];
    };
    "/api/v1/operations/system.connect": {
        parameters: {
        };
        /**
         * Connect a system
         * @description For owner.
         */
        post: operations["system.connect"];
    };
    "/api/v1/operations/system.replace_credential": {
        parameters: {
        };
        /**
         * Replace the credential of a system
         * @description For owner.
         */
        post: operations["system.replace_credential"];
    };
    "/api/v1/operations/system.test": {
        parameters: {
        };
        /**
         * Test a system
         * @description For owner, admin, support.
         */
        post: operations["system.test"];
    };
    "/api/v1/operations/system.pause": {
        parameters: {
        };
        /**
         * Pause deliveries to a system
         * @description For owner, admin.
         */
        post: operations["system.pause"];
    };
    "/api/v1/operations/system.resume": {
        parameters: {
        };
        /**
         * Resume deliveries to a system
         * @description For owner, admin.
         */
        post: operations["system.resume"];
    };
    "/api/v1/operations/system.reassert": {
        parameters: {
        };
        /**
         * Send a system everything again
         * @description For owner, admin.
         */
        post: operations["system.reassert"];
    };
    "/api/v1/operations/system.read": {
        parameters: {
        };
        /**
         * Read a system
         * @description For owner, admin, support.
         */
        post: operations["system.read"];
    };
    "/api/v1/operations/system.accept_read": {
        parameters: {
        };
        /**
         * Let a braked reading through
         * @description For owner, admin.
         */
        post: operations["system.accept_read"];
    };
    "/api/v1/operations/system.adopt": {
        parameters: {
        };
        /**
         * Take over what was found
         * @description For owner, admin.
         */
        post: operations["system.adopt"];
    };
    "/api/v1/operations/system.set_drift_policy": {
        parameters: {
        };
        /**
         * Set what happens to drift
         * @description For owner.
         */
        post: operations["system.set_drift_policy"];
    };
    "/api/v1/operations/drift.accept": {
        parameters: {
        };
        /**
         * Accept what the vendor shows
         * @description For owner, admin.
         */
        post: operations["drift.accept"];
    };
    "/api/v1/operations/drift.restore": {
        parameters: {
        };
        /**
         * Restore what was decided here
         * @description For owner, admin.
         */
        post: operations["drift.restore"];
    };
    "/api/v1/operations/drift.ignore": {
        parameters: {
        };
        /**
         * Leave a difference as it is for a while
         * @description For owner, admin.
         */
        post: operations["drift.ignore"];
    };
    "/api/v1/operations/import.apply": {
        parameters: {
        };
        /**
         * Import rows from a file
         * @description For owner, admin.
         */
        post: operations["import.apply"];
    };
    "/api/v1/operations/operator.add": {
        parameters: {
        };
        /**
         * Add operator
         * @description For owner.
         */
        post: operations["operator.add"];
    };
    "/api/v1/operations/operator.change_role": {
        parameters: {
        };
        /**
         * Change role
         * @description For owner.
         */
        post: operations["operator.change_role"];
    };
    "/api/v1/operations/operator.set_password": {
        parameters: {
        };
        /**
         * Make a new password
         * @description For owner.
         */
        post: operations["operator.set_password"];
    };
    "/api/v1/operations/operator.disable": {
        parameters: {
        };
        /**
         * Disable operator
         * @description For owner.
         */
        post: operations["operator.disable"];
    };
    "/api/v1/operations/operator.enable": {
        parameters: {
        };
        /**
         * Enable operator
         * @description For owner.
         */
        post: operations["operator.enable"];
    };
    "/api/v1/operations/operator.end_sessions": {
        parameters: {
        };
        /**
         * Sign out everywhere
         * @description For owner.
         */
        post: operations["operator.end_sessions"];
    };
    "/api/v1/operations/operator.end_own_sessions": {
        parameters: {
        };
        /**
         * Sign yourself out everywhere
         * @description For owner, admin, support, auditor.
         */
        post: operations["operator.end_own_sessions"];
    };
    "/api/v1/operations/operator.sign_out": {
        parameters: {
        };
        /**
         * Sign out
         * @description For owner, admin, support, auditor.
         */
        post: operations["operator.sign_out"];
    };
    "/api/v1/operations/api_key.create": {
        parameters: {
        };
        /**
         * Make an API key
         * @description For owner.
         */
        post: operations["api_key.create"];
    };
    "/api/v1/operations/api_key.revoke": {
        parameters: {
        };
        /**
         * Revoke API key
         * @description For owner.
         */
        post: operations["api_key.revoke"];
    };
    "/api/v1/operations/audit.export": {
        parameters: {
        };
        /**
         * Export the audit log
         * @description For owner, auditor.
         */
        post: operations["audit.export"];
    };
    "/api/v1/operations/list.export": {
        parameters: {
        };
        /**
         * Export a list
         * @description For owner, admin, auditor.
         */
        post: operations["list.export"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A problem document (RFC 9457) */
        Problem: {
            /** @description The page that explains the code */
            type: string;
            title: string;
            /** @enum {integer} */
            status: 401 | 403 | 404 | 405 | 409 | 412 | 422 | 428 | 429 | 500 | 503;
            /** @description What happened, in words for people */
            detail: string;
            /** @enum {string} */
            code: "not_found" | "forbidden" | "unauthenticated" | "wrong_method" | "wrong_origin" | "invalid_input" | "conflict" | "already_done" | "rule_broken" | "needs_confirmation" | "needs_approval" | "plan_is_stale" | "sealed" | "throttled" | "busy" | "internal";
            /** @description Under which it stands in the log */
            requestId: string;
            /** @description What to do next */
            next?: string;
            /** @description Each wrong field and what is wrong with it */
            fields?: {
                [key: string]: string;
            };
            facts?: {
                [key: string]: string | number;
            };
        };
        Plan: {
            /** @description Give it as Plan-Hash to do exactly this, or nothing */
            hash: string;
            sentence: string;
            impact: {
                gained: number;
                lost: number;
                people: number;
                /** @description 1,000 at most */
                readonly gainedPairs: {
                    accountId: string;
                    userId: string;
                    userName: string;
                    connectorId: string;
                    connectorName: string;
                }[];
                /** @description 1,000 at most */
                readonly lostPairs: {
                    accountId: string;
                    userId: string;
                    userName: string;
                    connectorId: string;
                    connectorName: string;
                }[];
            };
            effects: {
                /** @enum {string} */
                how: "api" | "hand" | "here";
                systemName: string;
                sentence: string;
                says: string;
                isAssumed: boolean;
            }[];
            readonly warnings: string[];
            /** @description People or tokens hit */
            hits: number;
            /**
             * @description confirm: say the number as Confirm-Count
             * @enum {string}
             */
            brake: "none" | "confirm" | "approve";
        };
        /** @description The answer with ?plan=1: nothing was changed */
        Previewed: {
            /** @constant */
            ok: true;
            value: components["schemas"]["Plan"];
        };
    };
    responses: {
        /** @description Refused, and nothing was changed */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls; come back after so many seconds */
        Throttled: {
            headers: {
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                /** @description Seconds to wait */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Sent again under the same key, it is done once. */
        IdempotencyKey: string;
        /** @description The preview that this rests on; refused where the ground has moved since. */
        PlanHash: string;
        /** @description How many people or tokens are hit, where that has to be confirmed. */
        ConfirmCount: number;
        /** @description 1 previews: the same code, rolled back. */
        Plan: "1";
    };
    requestBodies: never;
    headers: {
        /** @description How much of the rate is left and for how many seconds it is counted: "caller";r=1499;t=60 */
        RateLimit: string;
        /** @description How many calls in how many seconds: "caller";q=1500;w=60 */
        RateLimitPolicy: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "deliveries.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The state; one or several of needs_approval, held, queued, sending, waiting, applied, verified, by_hand, by_hand_done, needs_confirmation, failed, superseded, with commas */
                status?: string;
                /** @description The id of a system */
                system?: string;
                /** @description The id of who asked for it, or me */
                by?: string;
                /** @description The id of a change */
                change?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            sentence: string;
                            systemName: string;
                            /** @enum {string} */
                            status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                            /** @enum {string} */
                            how: "api" | "hand";
                            attempts: number;
                            by: string;
                            changeId: string;
                            handTaskId: string | null;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "deliveries.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** Format: date-time */
                        at: string;
                        sentence: string;
                        systemName: string;
                        /** @enum {string} */
                        status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                        /** @enum {string} */
                        how: "api" | "hand";
                        attempts: number;
                        by: string;
                        changeId: string;
                        handTaskId: string | null;
                        proofState: ("so" | "not_so" | "unknown") | null;
                        proofNote: string | null;
                        proofAt: string | null;
                        reason: string | null;
                        ticket: string | null;
                        door: string;
                        /** Format: date-time */
                        runAt: string;
                        finishedAt: string | null;
                        problem: string | null;
                        /** @description What happens when an answer is lost */
                        ifLost: string;
                        attemptList: {
                            number: number;
                            /** Format: date-time */
                            startedAt: string;
                            finishedAt: string | null;
                            outcome: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            note: string | null;
                            theirWords: string | null;
                            httpStatus: number | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "changes.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        sentence: string;
                        /** Format: date-time */
                        at: string;
                        actorName: string;
                        door: string;
                        reason: string | null;
                        ticket: string | null;
                        impact: {
                            gained: number;
                            lost: number;
                            people: number;
                        } | null;
                        /** @description The first 250 */
                        deliveries: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            sentence: string;
                            systemName: string;
                            /** @enum {string} */
                            status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                            /** @enum {string} */
                            how: "api" | "hand";
                            attempts: number;
                            by: string;
                            changeId: string;
                            handTaskId: string | null;
                        }[];
                        totalDeliveries: number;
                        events: number;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "hand_tasks.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The id of who took it, or me */
                who?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            deliveryId: string;
                            changeId: string;
                            sentence: string;
                            systemName: string;
                            /** @description As the vendor's own console has it */
                            menuPath: string[];
                            assigneeId: string | null;
                            assigneeName: string | null;
                            /** Format: date-time */
                            openedAt: string;
                            /** @enum {string} */
                            status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "hand_tasks.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        deliveryId: string;
                        changeId: string;
                        sentence: string;
                        systemName: string;
                        /** @description As the vendor's own console has it */
                        menuPath: string[];
                        assigneeId: string | null;
                        assigneeName: string | null;
                        /** Format: date-time */
                        openedAt: string;
                        /** @enum {string} */
                        status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                        proofState: ("so" | "not_so" | "unknown") | null;
                        proofNote: string | null;
                        proofAt: string | null;
                        askedBy: string;
                        askedReason: string | null;
                        closedAt: string | null;
                        closedBy: string | null;
                        result: ("done" | "cannot" | "superseded") | null;
                        note: string | null;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "groups.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description Ids of systems, with commas */
                system?: string;
                /** @description Groups with members, without, or with a rule */
                members?: "some" | "none" | "rule";
                /** @description Groups that app connectors ride on, or none */
                connectors?: "some" | "none";
                /** @description Archived groups; the others where it is left out */
                state?: "archived";
                /** @description The order; with a minus, the other way round */
                sort?: "name" | "-name" | "code" | "-code" | "system" | "-system" | "members" | "-members" | "changed" | "-changed";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            code: string;
                            description: string;
                            systemId: string;
                            systemName: string;
                            /** @description A rule, not a list: all users of the system */
                            isEverybody: boolean;
                            memberCount: number;
                            /** @description App connectors that ride on it */
                            riders: {
                                id: string;
                                name: string;
                                isBlocked: boolean;
                            }[];
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                            /** @description Orders about the group that are still to be carried out */
                            todo: number;
                            /** @description Orders that need a person to look */
                            stuck: number;
                            changedAt: string | null;
                            changedBy: string | null;
                            archivedAt: string | null;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "groups.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        code: string;
                        description: string;
                        systemId: string;
                        systemName: string;
                        /** @description A rule, not a list: all users of the system */
                        isEverybody: boolean;
                        memberCount: number;
                        /** @description App connectors that ride on it */
                        riders: {
                            id: string;
                            name: string;
                            isBlocked: boolean;
                        }[];
                        vendor: {
                            /** @enum {string} */
                            kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                            at: string | null;
                            by: string | null;
                            status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                        };
                        /** @description Orders about the group that are still to be carried out */
                        todo: number;
                        /** @description Orders that need a person to look */
                        stuck: number;
                        changedAt: string | null;
                        changedBy: string | null;
                        archivedAt: string | null;
                        /** @description Named by an edit of the group */
                        version: number;
                        block: {
                            reason: string;
                            until: string | null;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                        } | null;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "groups.members": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The order; with a minus, the other way round */
                sort?: "name" | "-name" | "code" | "-code" | "department" | "-department";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description The account */
                            id: string;
                            name: string;
                            /** @description The user code that the system knows the account by */
                            code: string;
                            email: string | null;
                            department: string | null;
                            /** @description Since when; null where membership is a rule */
                            since: string | null;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "users.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description Stopped as a user or in an account, or not */
                state?: "open" | "blocked";
                /** @description Those who lack something for a token */
                ready?: "no";
                /** @description Those without an account */
                account?: "none";
                /** @description People or machines */
                kind?: "person" | "service";
                /** @description The department's name */
                department?: string;
                /** @description The order; with a minus, the other way round */
                sort?: "name" | "-name" | "department" | "-department";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            email: string | null;
                            department: string | null;
                            /** @description A machine */
                            isService: boolean;
                            /** @description User codes of his open accounts */
                            userCodes: string[];
                            /** @description Listed groups that he is in; Everybody is a rule and not counted */
                            groupCount: number;
                            /** @description Tokens that work */
                            tokenCount: number;
                            isBlocked: boolean;
                            isAccountBlocked: boolean;
                            leftAt: string | null;
                            /** @description What stands in the way of a token, over all his accounts */
                            missing: string[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "users.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string | null;
                        company: string | null;
                        department: string | null;
                        externalRef: string | null;
                        isService: boolean;
                        leftAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        block: {
                            reason: string;
                            until: string | null;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                        } | null;
                        groupCount: number;
                        tokenCount: number;
                        accounts: {
                            id: string;
                            systemId: string;
                            systemName: string;
                            userCode: string;
                            email: string | null;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                            block: {
                                reason: string;
                                until: string | null;
                                /** Format: date-time */
                                since: string;
                                by: string | null;
                            } | null;
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                            blockAtVendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            } | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "users.groups": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            code: string;
                            description: string;
                            isEverybody: boolean;
                            systemName: string;
                            userCode: string;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                            /** @description App connectors that ride on it */
                            riders: {
                                id: string;
                                name: string;
                            }[];
                            isBlocked: boolean;
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            } | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connectors.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The id of a system */
                system?: string;
                /** @description Open or blocked */
                state?: "open" | "blocked";
                /** @description Those that nobody answers for */
                owner?: "none";
                /** @description Those that are open to everybody */
                group?: "everybody";
                /** @description Those with an endpoint that can write */
                writes?: "yes";
                /** @description The order; with a minus, the other way round */
                sort?: "name" | "-name" | "changed" | "-changed";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            systemId: string;
                            systemName: string;
                            group: {
                                id: string;
                                code: string;
                                description: string;
                                isEverybody: boolean;
                                headCount: number;
                            } | null;
                            block: {
                                reason: string;
                                until: string | null;
                                /** Format: date-time */
                                since: string;
                                by: string | null;
                            } | null;
                            endpointCount: number;
                            /** @description Endpoints that can write */
                            writingCount: number;
                            /** @description Tokens that work */
                            tokenCount: number;
                            owner: string | null;
                            /** Format: date-time */
                            changedAt: string;
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                            blockAtVendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connectors.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        systemId: string;
                        systemName: string;
                        group: {
                            id: string;
                            code: string;
                            description: string;
                            isEverybody: boolean;
                            headCount: number;
                        } | null;
                        block: {
                            reason: string;
                            until: string | null;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                        } | null;
                        endpointCount: number;
                        /** @description Endpoints that can write */
                        writingCount: number;
                        /** @description Tokens that work */
                        tokenCount: number;
                        owner: string | null;
                        /** Format: date-time */
                        changedAt: string;
                        vendor: {
                            /** @enum {string} */
                            kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                            at: string | null;
                            by: string | null;
                            status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                        };
                        blockAtVendor: {
                            /** @enum {string} */
                            kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                            at: string | null;
                            by: string | null;
                            status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                        };
                        purpose: string | null;
                        /** @description Named by an edit of the connector */
                        version: number;
                        authentication: string;
                        tokenValidityDays: number | null;
                        filterCount: number;
                        retiredAt: string | null;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connectors.endpoints": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            kind: string;
                            name: string;
                            canWrite: boolean;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connectors.filters": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            says: string;
                            /** Format: date-time */
                            since: string;
                            by: string | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "tokens.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The state; one or several of requested, code_mailed, active, expiring, expired, suspended, revoking, revoked, with commas */
                status?: string;
                /** @description The id of an app connector */
                connector?: string;
                /** @description The id of a system */
                system?: string;
                /** @description The id of a user */
                user?: string;
                /** @description Those that nobody answers for */
                owner?: "none";
                /** @description Never used, or not for 90 days */
                used?: "never" | "over_90_days";
                /** @description The order; with a minus, the other way round */
                sort?: "lastUsed" | "-lastUsed" | "user" | "-user" | "connector" | "-connector" | "expires" | "-expires";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            /** @description Its first and last letters, or its label */
                            hint: string;
                            label: string;
                            /** @enum {string} */
                            status: "requested" | "code_mailed" | "active" | "expiring" | "expired" | "suspended" | "revoking" | "revoked";
                            userId: string;
                            userName: string;
                            isService: boolean;
                            accountId: string;
                            connectorId: string;
                            connectorName: string;
                            systemId: string;
                            systemName: string;
                            owner: string | null;
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string | null;
                            issuedAt: string | null;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            revokedAt: string | null;
                            /** @description Its text is kept here, sealed */
                            isHeld: boolean;
                            vendor: {
                                /** @enum {string} */
                                kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                at: string | null;
                                by: string | null;
                                status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                            };
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "tokens.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description Its first and last letters, or its label */
                        hint: string;
                        label: string;
                        /** @enum {string} */
                        status: "requested" | "code_mailed" | "active" | "expiring" | "expired" | "suspended" | "revoking" | "revoked";
                        userId: string;
                        userName: string;
                        isService: boolean;
                        accountId: string;
                        connectorId: string;
                        connectorName: string;
                        systemId: string;
                        systemName: string;
                        owner: string | null;
                        /** Format: date-time */
                        requestedAt: string;
                        requestedBy: string | null;
                        issuedAt: string | null;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description Its text is kept here, sealed */
                        isHeld: boolean;
                        vendor: {
                            /** @enum {string} */
                            kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                            at: string | null;
                            by: string | null;
                            status: ("needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded") | null;
                        };
                        purpose: string | null;
                        kind: string;
                        userCode: string;
                        email: string | null;
                        isConnectorBlocked: boolean;
                        revealedAt: string | null;
                        revealedBy: string | null;
                        revokeReason: string | null;
                        revokedBy: string | null;
                        /** @description The latest 20 */
                        deliveries: {
                            id: string;
                            changeId: string;
                            sentence: string;
                            /** @enum {string} */
                            status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                            /** @enum {string} */
                            how: "api" | "hand";
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            finishedAt: string | null;
                            problem: string | null;
                            handTaskId: string | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "blocks.list": {
        parameters: {
            query?: {
                /** @description What is blocked */
                kind?: "system" | "connector" | "group" | "user" | "account" | "token";
                /** @description The id of what is blocked */
                subject?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            subjectKind: string;
                            subjectId: string;
                            subjectName: string | null;
                            reason: string;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            by: string | null;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mappings.list": {
        parameters: {
            query?: {
                /** @description The beginning of an external key */
                q?: string;
                /** @description The id of a host application */
                application?: string;
                /** @description The id of an app connector */
                connector?: string;
                /** @description The id of a token */
                token?: string;
                /** @description How a request would be answered; one or several of answers, expiring, no_access, unknown, expired, revoked, orphan, not_allowed, no_text, with commas */
                state?: string;
                /** @description On a token that carries more than one key */
                shared?: "yes";
                /** @description Differs from another key only in case or leading noughts */
                alike?: "yes";
                /** @description When it was asked for last */
                asked?: "week" | "over_90_days" | "never";
                /** @description The order; with a minus, the other way round */
                sort?: "key" | "-key" | "keys" | "-keys" | "asked" | "-asked";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            externalKey: string;
                            applicationId: string;
                            applicationName: string;
                            tokenId: string;
                            /** @description The token's first and last letters, or its label */
                            hint: string;
                            userName: string;
                            isService: boolean;
                            connectorId: string;
                            connectorName: string;
                            systemName: string;
                            expiresAt: string | null;
                            /**
                             * @description How a request for it would be answered now
                             * @enum {string}
                             */
                            state: "answers" | "expiring" | "no_access" | "unknown" | "expired" | "revoked" | "orphan" | "not_allowed" | "no_text";
                            /** @description The lights that are not green */
                            why: string;
                            lastAskedAt: string | null;
                            /** @description How many keys of all applications ride on the same token */
                            keysOnToken: number;
                            /** @description Where it moves to once that is issued */
                            movesTo: {
                                tokenId: string;
                                label: string;
                            } | null;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "shared_tokens.list": {
        parameters: {
            query?: {
                /** @description The id of an app connector */
                connector?: string;
                /** @description The id of a host application */
                application?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            tokenId: string;
                            /** @description The token's first and last letters, or its label */
                            hint: string;
                            userName: string;
                            isService: boolean;
                            connectorId: string;
                            connectorName: string;
                            systemName: string;
                            expiresAt: string | null;
                            /**
                             * @description How a request for it would be answered now
                             * @enum {string}
                             */
                            state: "answers" | "expiring" | "no_access" | "unknown" | "expired" | "revoked" | "orphan" | "not_allowed" | "no_text";
                            /** @description The lights that are not green */
                            why: string;
                            lastAskedAt: string | null;
                            keys: number;
                            readonly applications: {
                                id: string;
                                name: string;
                                keys: number;
                                lastAskedAt: string | null;
                            }[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "applications.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description Also those that were retired */
                retired?: "yes";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            owner: string | null;
                            /** @enum {string} */
                            keyShape: "user" | "company" | "company_user";
                            /** @description How many of its keys to Gatehouse work */
                            workingKeys: number;
                            /** @description How many external keys of it lead somewhere */
                            mappings: number;
                            lastUsedAt: string | null;
                            retiredAt: string | null;
                            /** @description App connectors that it may ask for */
                            readonly connectorNames: string[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "applications.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        owner: string | null;
                        /** @enum {string} */
                        keyShape: "user" | "company" | "company_user";
                        /** @description How many of its keys to Gatehouse work */
                        workingKeys: number;
                        /** @description How many external keys of it lead somewhere */
                        mappings: number;
                        lastUsedAt: string | null;
                        retiredAt: string | null;
                        purpose: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        readonly connectors: {
                            id: string;
                            name: string;
                            systemName: string;
                        }[];
                        /** @description Where it may ask from; anywhere where there is none */
                        readonly addresses: string[];
                        readonly keys: {
                            id: string;
                            prefix: string;
                            lastFour: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            revokedAt: string | null;
                            /** @enum {string} */
                            state: "working" | "ending" | "ended" | "revoked";
                            replaces: string | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identities.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description Ids of systems, with commas */
                system?: string;
                /** @description What clashes; one or several of any, two_names, same_system, shared_email, two_emails, with commas */
                conflict?: string;
                /** @description What is missing; one or several of any, no_common_id, no_people, unmatched_email, with commas */
                orphan?: string;
                /** @description The order; with a minus, the other way round */
                sort?: "externalId" | "-externalId";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            systemId: string;
                            systemName: string;
                            externalId: string;
                            commonId: string | null;
                            name: string;
                            groupId: string | null;
                            /** @description People bound to its common identity id */
                            people: number;
                            problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identities.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        systemId: string;
                        systemName: string;
                        externalId: string;
                        commonId: string | null;
                        name: string;
                        groupId: string | null;
                        /** @description People bound to its common identity id */
                        people: number;
                        problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                        /** @description The other external ids of the same common identity id */
                        others: {
                            id: string;
                            systemId: string;
                            systemName: string;
                            externalId: string;
                            commonId: string | null;
                            name: string;
                            groupId: string | null;
                            /** @description People bound to its common identity id */
                            people: number;
                            problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                        }[];
                        /** @description The first 250 */
                        persons: {
                            userId: string;
                            name: string;
                            email: string | null;
                            accounts: {
                                accountId: string;
                                systemName: string;
                                userCode: string;
                                email: string | null;
                                /** @description The account's own address */
                                isOwn: boolean;
                                /** @description The vendor joins people by it */
                                isJoined: boolean;
                            }[];
                            /** @description Common identity ids that he is bound to */
                            companies: number;
                            problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                        }[];
                        history: {
                            id: string;
                            commonId: string | null;
                            name: string;
                            /** Format: date-time */
                            since: string;
                            until: string | null;
                            by: string | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "joined_people.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description Ids of systems, with commas */
                system?: string;
                /** @description What clashes; one or several of any, two_names, same_system, shared_email, two_emails, with commas */
                conflict?: string;
                /** @description What is missing; one or several of any, no_common_id, no_people, unmatched_email, with commas */
                orphan?: string;
                /** @description The order; with a minus, the other way round */
                sort?: "name" | "-name";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            userId: string;
                            name: string;
                            email: string | null;
                            accounts: {
                                accountId: string;
                                systemName: string;
                                userCode: string;
                                email: string | null;
                                /** @description The account's own address */
                                isOwn: boolean;
                                /** @description The vendor joins people by it */
                                isJoined: boolean;
                            }[];
                            /** @description Common identity ids that he is bound to */
                            companies: number;
                            problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "joined_people.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        userId: string;
                        name: string;
                        email: string | null;
                        accounts: {
                            accountId: string;
                            systemName: string;
                            userCode: string;
                            email: string | null;
                            /** @description The account's own address */
                            isOwn: boolean;
                            /** @description The vendor joins people by it */
                            isJoined: boolean;
                        }[];
                        /** @description Common identity ids that he is bound to */
                        companies: number;
                        problems: ("two_names" | "same_system" | "shared_email" | "two_emails" | "no_common_id" | "no_people" | "unmatched_email")[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "access.check": {
        parameters: {
            query: {
                /** @description The id of the user */
                user: string;
                /** @description The id of the app connector */
                connector: string;
                /** @description The moment that is asked about; now where it is left out */
                at?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        verdict: {
                            /** @enum {string} */
                            state: "yes" | "no" | "unknown";
                            since: string | null;
                            lights: {
                                member: {
                                    /** @enum {string} */
                                    name: "member" | "token" | "connector" | "person" | "system";
                                    /** @enum {string} */
                                    state: "yes" | "no" | "unknown";
                                    since: string | null;
                                    by: string | null;
                                    ticket: string | null;
                                    source: {
                                        /** @enum {string} */
                                        kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                        at: string | null;
                                        by: string | null;
                                        note: string | null;
                                    };
                                    sentence: string;
                                    short: string;
                                    clause: string;
                                    next: {
                                        code: string;
                                        label: string;
                                        subjectId: string;
                                    } | null;
                                };
                                token: {
                                    /** @enum {string} */
                                    name: "member" | "token" | "connector" | "person" | "system";
                                    /** @enum {string} */
                                    state: "yes" | "no" | "unknown";
                                    since: string | null;
                                    by: string | null;
                                    ticket: string | null;
                                    source: {
                                        /** @enum {string} */
                                        kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                        at: string | null;
                                        by: string | null;
                                        note: string | null;
                                    };
                                    sentence: string;
                                    short: string;
                                    clause: string;
                                    next: {
                                        code: string;
                                        label: string;
                                        subjectId: string;
                                    } | null;
                                };
                                connector: {
                                    /** @enum {string} */
                                    name: "member" | "token" | "connector" | "person" | "system";
                                    /** @enum {string} */
                                    state: "yes" | "no" | "unknown";
                                    since: string | null;
                                    by: string | null;
                                    ticket: string | null;
                                    source: {
                                        /** @enum {string} */
                                        kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                        at: string | null;
                                        by: string | null;
                                        note: string | null;
                                    };
                                    sentence: string;
                                    short: string;
                                    clause: string;
                                    next: {
                                        code: string;
                                        label: string;
                                        subjectId: string;
                                    } | null;
                                };
                                person: {
                                    /** @enum {string} */
                                    name: "member" | "token" | "connector" | "person" | "system";
                                    /** @enum {string} */
                                    state: "yes" | "no" | "unknown";
                                    since: string | null;
                                    by: string | null;
                                    ticket: string | null;
                                    source: {
                                        /** @enum {string} */
                                        kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                        at: string | null;
                                        by: string | null;
                                        note: string | null;
                                    };
                                    sentence: string;
                                    short: string;
                                    clause: string;
                                    next: {
                                        code: string;
                                        label: string;
                                        subjectId: string;
                                    } | null;
                                };
                                system: {
                                    /** @enum {string} */
                                    name: "member" | "token" | "connector" | "person" | "system";
                                    /** @enum {string} */
                                    state: "yes" | "no" | "unknown";
                                    since: string | null;
                                    by: string | null;
                                    ticket: string | null;
                                    source: {
                                        /** @enum {string} */
                                        kind: "observed" | "sent" | "by_hand" | "decided" | "unknown";
                                        at: string | null;
                                        by: string | null;
                                        note: string | null;
                                    };
                                    sentence: string;
                                    short: string;
                                    clause: string;
                                    next: {
                                        code: string;
                                        label: string;
                                        subjectId: string;
                                    } | null;
                                };
                            };
                            sentence: string;
                            short: string;
                        };
                        user: {
                            id: string;
                            name: string;
                        };
                        account: {
                            id: string;
                            code: string;
                        } | null;
                        connector: {
                            id: string;
                            name: string;
                        };
                        system: {
                            id: string;
                            name: string;
                            vendorName: string;
                            lastReadAt: string | null;
                        };
                        group: {
                            id: string;
                            code: string;
                        } | null;
                        prerequisites: {
                            label: string;
                            isMet: boolean;
                            isWarning?: boolean;
                            lacks?: string;
                        }[] | null;
                        endpoints: {
                            total: number;
                            writing: number;
                        };
                        /** @description What else narrows the answer */
                        secondLine: string;
                        /** @description Record filters as they were declared */
                        readonly filters: string[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "access.who": {
        parameters: {
            query: {
                /** @description The id of the app connector */
                connector: string;
                /** @description Whom to list */
                state?: "can" | "cannot" | "unknown" | "all";
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The moment that is asked about; now where it is left out */
                at?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            userId: string;
                            userName: string;
                            accountId: string;
                            accountCode: string;
                            /** @enum {string} */
                            state: "yes" | "no" | "unknown";
                            lights: {
                                /** @enum {string} */
                                member: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                token: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                connector: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                person: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                system: "yes" | "no" | "unknown";
                            };
                            since: string | null;
                            short: string;
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        total: number;
                        totalIsExact: boolean;
                        /** Format: date-time */
                        at: string;
                        counts: {
                            listed: number;
                            can: number;
                            cannot: number;
                            unknown: number;
                        };
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "access.what": {
        parameters: {
            query: {
                /** @description The id of the user */
                user: string;
                /** @description The moment that is asked about; now where it is left out */
                at?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        at: string;
                        user: {
                            id: string;
                            name: string;
                        };
                        rows: {
                            userId: string;
                            accountId: string;
                            connector: {
                                id: string;
                                name: string;
                            };
                            system: {
                                id: string;
                                name: string;
                            };
                            /** @enum {string} */
                            state: "yes" | "no" | "unknown";
                            lights: {
                                /** @enum {string} */
                                member: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                token: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                connector: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                person: "yes" | "no" | "unknown";
                                /** @enum {string} */
                                system: "yes" | "no" | "unknown";
                            };
                            since: string | null;
                            short: string;
                        }[];
                        countCan: number;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The id of who acted */
                actor?: string;
                /** @description The first word of the event's code */
                family?: "access" | "account" | "api_key" | "application" | "audit" | "connector" | "delivery" | "drift" | "endpoint" | "filter" | "gate" | "group" | "hand_task" | "identity" | "import" | "list" | "mapping" | "membership" | "operator" | "policy" | "system" | "token" | "user";
                /** @description How it ended */
                outcome?: "done" | "denied" | "failed";
                /** @description The id of a change */
                change?: string;
                /** @description The id of what it is about */
                subject?: string;
                /** @description The id of what it is about or names */
                about?: string;
                /** @description The first day or moment */
                from?: string;
                /** @description The last day, or the moment before which */
                to?: string;
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description Its place in the chain */
                            seq: number;
                            id: string;
                            /** Format: date-time */
                            at: string;
                            code: string;
                            /** @enum {string} */
                            outcome: "done" | "denied" | "failed";
                            actor: {
                                kind: string;
                                id: string;
                                /** @description Its name at the time */
                                name: string;
                            };
                            subject: {
                                kind: string;
                                id: string;
                                /** @description Its name at the time */
                                name: string;
                            } | null;
                            door: string;
                            operation: string;
                            changeId: string | null;
                            reason: string | null;
                            isErased: boolean;
                            sentence: {
                                text: string;
                                isName: boolean;
                            }[];
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "audit.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Its place in the chain */
                        seq: number;
                        id: string;
                        /** Format: date-time */
                        at: string;
                        code: string;
                        /** @enum {string} */
                        outcome: "done" | "denied" | "failed";
                        actor: {
                            kind: string;
                            id: string;
                            /** @description Its name at the time */
                            name: string;
                        };
                        subject: {
                            kind: string;
                            id: string;
                            /** @description Its name at the time */
                            name: string;
                        } | null;
                        door: string;
                        operation: string;
                        changeId: string | null;
                        reason: string | null;
                        isErased: boolean;
                        sentence: {
                            text: string;
                            isName: boolean;
                        }[];
                        requestId: string;
                        ticket: string | null;
                        note: string | null;
                        related: {
                            kind: string;
                            id: string;
                            /** @description Its name at the time */
                            name: string;
                            role: string;
                        }[];
                        fields: {
                            field: string;
                            before?: unknown;
                            after?: unknown;
                        }[];
                        impact: {
                            gained: number;
                            lost: number;
                            people: number;
                            gainedPairs: {
                                userId: string;
                                userName: string;
                                connectorId: string;
                                connectorName: string;
                            }[];
                            lostPairs: {
                                userId: string;
                                userName: string;
                                connectorId: string;
                                connectorName: string;
                            }[];
                        } | null;
                        hash: string;
                        previousHash: string;
                        link: {
                            /** @constant */
                            isUnbroken: true;
                        } | {
                            /** @constant */
                            isUnbroken: false;
                            why: string;
                        };
                        signed: {
                            seq: number;
                            /** Format: date-time */
                            at: string;
                        } | null;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "drift.list": {
        parameters: {
            query?: {
                /** @description Words to look for, as in the search box of the screen */
                q?: string;
                /** @description The id of a system */
                system?: string;
                /** @description What it is about; one or several of user, group, membership, endpoint, token, with commas */
                area?: string;
                /** @description How it differs; one or several of user.unknown, user.missing, user.renamed, user.email, user.blocked_there, user.blocked_here, user.attributes, group.unknown, group.missing, group.description, group.attributes, membership.extra, membership.missing, endpoint.extra, endpoint.missing, token.unknown, token.missing, token.inactive, token.still_works, token.expiry, with commas */
                kind?: string;
                /** @description Also what is left as it is for a while */
                ignored?: "shown";
                /** @description How many rows at most */
                limit?: "25" | "50" | "100" | "250";
                /** @description Where the page before ended: its next */
                after?: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            systemId: string;
                            systemName: string;
                            /** @enum {string} */
                            kind: "user.unknown" | "user.missing" | "user.renamed" | "user.email" | "user.blocked_there" | "user.blocked_here" | "user.attributes" | "group.unknown" | "group.missing" | "group.description" | "group.attributes" | "membership.extra" | "membership.missing" | "endpoint.extra" | "endpoint.missing" | "token.unknown" | "token.missing" | "token.inactive" | "token.still_works" | "token.expiry";
                            key: string;
                            sentence: string;
                            userId: string | null;
                            groupId: string | null;
                            connectorId: string | null;
                            tokenId: string | null;
                            fields: {
                                name: string;
                                ours: string | boolean | null;
                                theirs: string | boolean | null;
                            }[];
                            /** Format: date-time */
                            since: string;
                            ignored: {
                                /** Format: date-time */
                                until: string;
                                reason: string;
                                by: string;
                            } | null;
                            accept: {
                                can: boolean;
                                says: string;
                            };
                            restore: {
                                can: boolean;
                                says: string;
                            };
                        }[];
                        /** @description Give it as after for the next page; null on the last one */
                        next: string | null;
                        /** @description How many rows there are over all pages */
                        total: number;
                        /** @description False where there are more than were counted */
                        totalIsExact: boolean;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "systems.list": {
        parameters: {
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            vendor: string;
                            vendorName: string;
                            /** @enum {string} */
                            environment: "production" | "test" | "accept";
                            remoteId: string | null;
                            restUrl: string;
                            /** @enum {string} */
                            state: "active" | "paused";
                            stateReason: string | null;
                            /** Format: date-time */
                            stateSince: string;
                            isSuspended: boolean;
                            /** @enum {string} */
                            health: "ok" | "unreachable" | "refused" | "unknown";
                            /** Format: date-time */
                            healthSince: string;
                            healthNote: string | null;
                            /** @description Nothing can be read back: what was sent last is all that is known */
                            isWriteOnly: boolean;
                            /** @description No effect has an API: every change is a hand task */
                            isByHand: boolean;
                            /** @enum {string} */
                            driftPolicy: "report" | "enforce";
                            /** @description Deliveries that wait or are being sent */
                            queue: number;
                            openTasks: number;
                            credentialExpiresAt: string | null;
                            lastReadAt: string | null;
                            lastSentAt: string | null;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "systems.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        vendor: string;
                        vendorName: string;
                        /** @enum {string} */
                        environment: "production" | "test" | "accept";
                        remoteId: string | null;
                        restUrl: string;
                        /** @enum {string} */
                        state: "active" | "paused";
                        stateReason: string | null;
                        /** Format: date-time */
                        stateSince: string;
                        isSuspended: boolean;
                        /** @enum {string} */
                        health: "ok" | "unreachable" | "refused" | "unknown";
                        /** Format: date-time */
                        healthSince: string;
                        healthNote: string | null;
                        /** @description Nothing can be read back: what was sent last is all that is known */
                        isWriteOnly: boolean;
                        /** @description No effect has an API: every change is a hand task */
                        isByHand: boolean;
                        /** @enum {string} */
                        driftPolicy: "report" | "enforce";
                        /** @description Deliveries that wait or are being sent */
                        queue: number;
                        openTasks: number;
                        credentialExpiresAt: string | null;
                        lastReadAt: string | null;
                        lastSentAt: string | null;
                        soapUrl: string | null;
                        approvedHost: string;
                        /**
                         * @description Whether texts of tokens are kept, sealed
                         * @enum {string}
                         */
                        custody: "keep" | "forget";
                        /** Format: date-time */
                        createdAt: string;
                        /** @description Which secrets are set and since when; never what they are */
                        secrets: {
                            field: string;
                            /** Format: date-time */
                            setAt: string;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operators.list": {
        parameters: {
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            email: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "support" | "auditor";
                            isDemo: boolean;
                            isDisabled: boolean;
                            hasPassword: boolean;
                            openSessions: number;
                            lastSeenAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operators.get": {
        parameters: {
            path: {
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        email: string;
                        /** @enum {string} */
                        role: "owner" | "admin" | "support" | "auditor";
                        isDemo: boolean;
                        isDisabled: boolean;
                        hasPassword: boolean;
                        openSessions: number;
                        lastSeenAt: string | null;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "api_keys.list": {
        parameters: {
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "owner" | "admin" | "support" | "auditor";
                            prefix: string;
                            lastFour: string;
                            /** Format: date-time */
                            createdAt: string;
                            expiresAt: string | null;
                            /** @description To the minute */
                            lastUsedAt: string | null;
                            /** @enum {string} */
                            state: "active" | "expired" | "revoked";
                        }[];
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "import.upload": {
        parameters: {
            query?: {
                /** @description The file's name */
                name?: string;
            };
            path: {
                kind: "users" | "memberships" | "endpoints" | "mappings";
            };
        };
        /**
         * @description Users. Columns known by their header: Id (or user id, gatehouse id); Name (or full name, display name, naam, volledige naam, user, user name, person); E-mail (or mail, e-mail address, e-mailadres, upn); Kind (or type, soort, user kind); Company (or organisation, organization, bedrijf, organisatie); Department (or dept, team, afdeling, unit). Their order, case, accents, spaces and signs don’t matter.
         *
         *     Users in groups. Columns known by their header: System (or environment, instance, omgeving, systeem, tenant, portal); Group (or group code, code, groep, role, groepscode, group id); User (or member, user code, email, mail, account, gebruiker, gebruikerscode, username); Add or remove (or action, actie, operation, do). Their order, case, accents, spaces and signs don’t matter.
         *
         *     Endpoints of app connectors. Columns known by their header: System (or environment, instance, omgeving, systeem, tenant, portal); App connector (or connector, connector name, app, integration, plugin); Kind (or type, endpoint kind, soort); Endpoint (or endpoint name, name, naam, getconnector, updateconnector, permission, inbox, item); Add or remove (or action, actie, operation, do). Their order, case, accents, spaces and signs don’t matter.
         *
         *     Mappings. Columns known by their header: Host application (or application, app, applicatie, host); External key (or key, user_id, company_id, user, company, host user id, external id, visitor, sleutel); Token id (or token, biuwer_auth_token, auth token, authentication token, api key, user token, label); App connector (or connector, connector name, integration). Their order, case, accents, spaces and signs don’t matter.
         */
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            /** @description Give it to import.apply */
                            importId: string;
                            rows: number;
                            columns: string[];
                            /** @description The place, from 0, of each field */
                            chosen: {
                                [key: string]: number;
                            };
                            /** @description Headers that say nothing known */
                            leftOut: string[];
                            /** @description Which needed column no header names */
                            lacking: string | null;
                            /** @description What columns may be called, where a header was not known */
                            known: string | null;
                            /** @description Rows by what would become of them; null while a needed column is not named */
                            counts: {
                                [key: string]: number;
                            } | null;
                        };
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "import.state": {
        parameters: {
            path: {
                kind: "users" | "memberships" | "endpoints" | "mappings";
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            id: string;
                            /** @enum {string} */
                            kind: "users" | "memberships" | "endpoints" | "mappings";
                            /** @enum {string} */
                            state: "uploaded" | "running" | "done" | "failed";
                            rows: number;
                            counts?: {
                                [key: string]: number;
                            } | null;
                            /** @description Rows carried out so far */
                            done: number;
                            /** @description Rows passed by, each with its reason among the rejects */
                            passed: number;
                        };
                    };
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "import.rejects": {
        parameters: {
            path: {
                kind: "users" | "memberships" | "endpoints" | "mappings";
                id: string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "group.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    description: string;
                    systemIds: string[];
                    /** @default {} */
                    attributes?: {
                        [key: string]: {
                            [key: string]: string | boolean;
                        };
                    };
                    accountIds?: string[];
                    connectorIds?: string[];
                    externalRef?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                            groupIds: string[];
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "group.rename": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    groupId: string;
                    version: number;
                    code: string;
                    description: string;
                    attributes?: {
                        [key: string]: string | boolean;
                    };
                    externalRef?: string | null;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                            version: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "group.archive": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    groupId: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "membership.change": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    groupId: string;
                    add?: string[];
                    remove?: string[];
                    baseVersion: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                            version: number;
                            added: number;
                            removed: number;
                            skipped: {
                                accountId: string;
                                name: string;
                            }[];
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "person" | "service";
                    name: string;
                    email?: string;
                    company?: string;
                    department?: string;
                    directory?: {
                        userName?: string;
                        externalRef?: string;
                        givenName?: string;
                        familyName?: string;
                    };
                    systemId?: string;
                    userCode?: string;
                    /** @default {} */
                    attributes?: {
                        [key: string]: string | boolean;
                    };
                    groupId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                            accountId: string | null;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.change": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                    seen?: string;
                    name: string;
                    email?: string;
                    company?: string;
                    department?: string;
                    directory?: {
                        userName?: string;
                        externalRef?: string;
                        givenName?: string;
                        familyName?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.leave": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    userId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "account.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                    systemId: string;
                    userCode: string;
                    email?: string;
                    /** @default {} */
                    attributes?: {
                        [key: string]: string | boolean;
                    };
                    groupId?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            accountId: string;
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "account.change": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    accountId: string;
                    seen?: string;
                    email?: string;
                    attributes: {
                        [key: string]: string | boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            accountId: string;
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "account.remove": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    accountId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            accountId: string;
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    name: string;
                    groupId?: string;
                    owner?: string;
                    purpose?: string;
                    tokenValidityDays?: string | number;
                    /** @default [] */
                    endpoints?: {
                        kind: string;
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.change": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    version: number;
                    name: string;
                    owner?: string;
                    purpose?: string;
                    tokenValidityDays?: string | number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                            version: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.link": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    groupId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.set_endpoints": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    /** @default [] */
                    include?: {
                        kind: string;
                        name: string;
                    }[];
                    /** @default [] */
                    exclude?: {
                        kind: string;
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            added: number;
                            removed: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.set_keys": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    apiKey?: string;
                    environmentKey?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "filter.declare": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    says: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            filterId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "filter.withdraw": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    filterId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            filterId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.retire": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    connectorId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.request": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    accountId: string;
                    label: string;
                    purpose?: string;
                    owner?: string;
                    expiresOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.enter_code": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.register": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    accountId: string;
                    label: string;
                    purpose?: string;
                    owner?: string;
                    expiresOn?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.reveal": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            text: string;
                            shownAt: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.discard_secret": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.issue": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    connectorId: string;
                    accountId: string;
                    label: string;
                    purpose?: string;
                    owner?: string;
                    expiresOn?: string;
                    startsOn?: string;
                    /** @default [] */
                    scope?: {
                        kind: string;
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.rotate": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    label: string;
                    expiresOn?: string;
                    scope?: {
                        kind: string;
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                            replacesId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.enter_text": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.set_expiry": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    expiresOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.suspend": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.resume": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.revoke": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.revoke_many": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    tokenIds: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            revoked: number;
                            skipped: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "token.revoke_leaked": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                            name: string;
                            userName: string;
                            connectorName: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    owner?: string;
                    purpose?: string;
                    /** @default [] */
                    connectorIds?: string[];
                    /** @default [] */
                    addresses?: string[];
                    /** @enum {string} */
                    keyShape: "user" | "company" | "company_user";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.change": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    applicationId: string;
                    name: string;
                    owner?: string;
                    purpose?: string;
                    /** @default [] */
                    connectorIds?: string[];
                    /** @default [] */
                    addresses?: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.retire": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    applicationId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.make_key": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    applicationId: string;
                    lifeDays?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationKeyId: string;
                            key: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.rotate_key": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    applicationKeyId: string;
                    lifeDays?: number;
                    /** @default 24 */
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationKeyId: string;
                            key: string;
                            oldEndsAt: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "application.revoke_key": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    applicationKeyId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            applicationKeyId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mapping.add": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    applicationId: string;
                    tokenId: string;
                    externalKeys: (string | {
                        company?: string;
                        user?: string;
                    })[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            added: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mapping.point": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    mappingIds: string[];
                    tokenId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            moved: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mapping.remove": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    mappingIds: string[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            removed: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mapping.split": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    mappingIds: string[];
                    accountId?: string;
                    label: string;
                    purpose?: string;
                    expiresOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                            moving: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "mapping.rotate": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    tokenId: string;
                    label: string;
                    expiresOn?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            tokenId: string;
                            replacesId: string;
                            moving: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identity.link": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    externalId: string;
                    commonId: string;
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            identityId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identity.point": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    identityId: string;
                    commonId: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            identityId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identity.unlink": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    identityId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            identityId: string | null;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "identity.change_email": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                    email: string;
                    /** @default false */
                    everywhere?: boolean;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                            told: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.block": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    connectorId: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "connector.unblock": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    connectorId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            connectorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.block": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    userId: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.unblock": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    userId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.disable": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "user.enable": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    userId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            userId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "group.block": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    groupId: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "group.unblock": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    groupId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            groupId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.suspend": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                    ticket?: string;
                    note?: string;
                    systemId: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.reopen": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    systemId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "delivery.retry": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    deliveryId: string;
                    reason?: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            deliveryId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "delivery.resolve": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    deliveryId: string;
                    /** @enum {string} */
                    answer: "done" | "not_done" | "send_again";
                    saw: string;
                    reason?: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            deliveryId: string;
                            /** @enum {string} */
                            status: "needs_approval" | "held" | "queued" | "sending" | "waiting" | "applied" | "verified" | "by_hand" | "by_hand_done" | "needs_confirmation" | "failed" | "superseded";
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "hand_task.take": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    taskId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            taskId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "hand_task.close": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    taskId: string;
                    saw: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            taskId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "hand_task.refuse": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    taskId: string;
                    why: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            taskId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.connect": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    vendor: "afas" | "biuwer" | "biot" | "contractfit" | "ainua";
                    name: string;
                    /** @enum {string} */
                    environment: "production" | "test" | "accept";
                    /**
                     * @default keep
                     * @enum {string}
                     */
                    custody?: "keep" | "forget";
                    /** @default {} */
                    fields?: {
                        [key: string]: string;
                    };
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.replace_credential": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    /** @default {} */
                    secrets?: {
                        [key: string]: string;
                    };
                    /** Format: date-time */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            replacedAt: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.test": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.pause": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    reason: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.resume": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    reason?: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.reassert": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    reason?: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            accounts: number;
                            groups: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.read": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    /**
                     * @default asked
                     * @enum {string}
                     */
                    purpose?: "asked" | "adopt";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            readingId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.accept_read": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    readingId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            readingId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.adopt": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    /** @default [] */
                    classes?: ("new" | "matched")[];
                    /**
                     * @default [
                     *       "user",
                     *       "group",
                     *       "membership",
                     *       "endpoint",
                     *       "token"
                     *     ]
                     */
                    kinds?: ("user" | "group" | "membership" | "endpoint" | "token")[];
                    keys?: {
                        /** @enum {string} */
                        kind: "user" | "group" | "membership" | "endpoint" | "token";
                        key: string;
                    }[];
                    /** @default [] */
                    choices?: {
                        /** @enum {string} */
                        kind: "user" | "group" | "membership" | "endpoint" | "token";
                        key: string;
                        id: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            adoptionId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "system.set_drift_policy": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    systemId: string;
                    /** @enum {string} */
                    policy: "report" | "enforce";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            systemId: string;
                            /** @enum {string} */
                            policy: "report" | "enforce";
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "drift.accept": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        systemId: string;
                        /** @enum {string} */
                        kind: "user.unknown" | "user.missing" | "user.renamed" | "user.email" | "user.blocked_there" | "user.blocked_here" | "user.attributes" | "group.unknown" | "group.missing" | "group.description" | "group.attributes" | "membership.extra" | "membership.missing" | "endpoint.extra" | "endpoint.missing" | "token.unknown" | "token.missing" | "token.inactive" | "token.still_works" | "token.expiry";
                        key: string;
                    }[];
                    reason: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            settled: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "drift.restore": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        systemId: string;
                        /** @enum {string} */
                        kind: "user.unknown" | "user.missing" | "user.renamed" | "user.email" | "user.blocked_there" | "user.blocked_here" | "user.attributes" | "group.unknown" | "group.missing" | "group.description" | "group.attributes" | "membership.extra" | "membership.missing" | "endpoint.extra" | "endpoint.missing" | "token.unknown" | "token.missing" | "token.inactive" | "token.still_works" | "token.expiry";
                        key: string;
                    }[];
                    reason: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            settled: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "drift.ignore": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    items: {
                        systemId: string;
                        /** @enum {string} */
                        kind: "user.unknown" | "user.missing" | "user.renamed" | "user.email" | "user.blocked_there" | "user.blocked_here" | "user.attributes" | "group.unknown" | "group.missing" | "group.description" | "group.attributes" | "membership.extra" | "membership.missing" | "endpoint.extra" | "endpoint.missing" | "token.unknown" | "token.missing" | "token.inactive" | "token.still_works" | "token.expiry";
                        key: string;
                    }[];
                    reason: string;
                    ticket?: string;
                    note?: string;
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            settled: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "import.apply": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    ticket?: string;
                    note?: string;
                    importId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            importId: string;
                            rows: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.add": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    email: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "support" | "auditor";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            operatorId: string;
                            password: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.change_role": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    operatorId: string;
                    /** @enum {string} */
                    role: "owner" | "admin" | "support" | "auditor";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            operatorId: string;
                            endedSessions: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.set_password": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    operatorId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            operatorId: string;
                            password: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.disable": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    operatorId: string;
                    reason?: string;
                    ticket?: string;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            operatorId: string;
                            endedSessions: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.enable": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    operatorId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            operatorId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.end_sessions": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    operatorId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            endedSessions: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.end_own_sessions": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            endedSessions: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "operator.sign_out": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: null;
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "api_key.create": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    role: "admin" | "support" | "auditor";
                    lifeDays?: number;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            apiKeyId: string;
                            key: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "api_key.revoke": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    apiKeyId: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            apiKeyId: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "audit.export": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            events: number;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    "list.export": {
        parameters: {
            query?: {
                /** @description 1 previews: the same code, rolled back. */
                plan?: components["parameters"]["Plan"];
            };
            header?: {
                /** @description Sent again under the same key, it is done once. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The preview that this rests on; refused where the ground has moved since. */
                "Plan-Hash"?: components["parameters"]["PlanHash"];
                /** @description How many people or tokens are hit, where that has to be confirmed. */
                "Confirm-Count"?: components["parameters"]["ConfirmCount"];
            };
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    title: string;
                    filter: {
                        [key: string]: string;
                    };
                    /** @enum {string} */
                    format: "csv" | "ndjson";
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        ok: true;
                        value: {
                            /** Format: date-time */
                            at: string;
                        };
                        /** @description The change that was made */
                        changeId?: string;
                    } | components["schemas"]["Previewed"];
                };
            };
            429: components["responses"]["Throttled"];
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
}
