// Made by `npm run generate` from services/*/src/openapi. Do not edit.

export interface paths {
    "/api/casework/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, the newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Cases that come after this one, by its id. */
                    after?: string;
                    /** @description How many at most, 1 to 500; 100 when not said. */
                    limit?: string;
                    /** @description One region. */
                    region?: string;
                    /** @description OPEN or CLOSED. */
                    status?: string;
                    /** @description NONE, LOW, MEDIUM, HIGH or IMMINENT. */
                    urgency?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cases: components["schemas"]["casework.Case"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/cases/{which}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case and its story, S1: what was sent is not in it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The case. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Case"];
                    };
                };
                /** @description There is no such case. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/cases/{which}/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where it happened, as a person found out: the regions follow, and who is told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Directory id of the person who found out. */
                        actor: string;
                        /** @description ISO 3166-1 alpha-2, the most serious first. */
                        countries: string[];
                        presentCountry?: string | null;
                    };
                };
            };
            responses: {
                /** @description The regions now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/contents/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes up again every content that could not be fetched or opened. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many are wanted again. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole directory. Importing it again changes nothing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The directory. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.DirectoryFile"];
                    };
                };
            };
        };
        /** Replaces the directory, all or nothing, and tells what changed. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.DirectoryFile"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            changed: boolean;
                            version: number;
                        };
                    };
                };
                /** @description directory.malformed: the places that are wrong, never what stands there. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": Record<string, never>;
                    };
                };
                /** @description directory.unknown-reference: an id that nobody has, or that two have. */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": Record<string, never>;
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/grants/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications, urgent ones first, then by age. At most a thousand. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            applications: components["schemas"]["grants.Application"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/insights/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases there are, by region and level; small numbers are withheld. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The counts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["insights.Counts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages of a case and how they fare, oldest first, without addresses. */
        get: {
            parameters: {
                query: {
                    case: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The messages. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["notifications.Delivery"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's items, newest first; nothing of a case that she is kept out of. */
        get: {
            parameters: {
                query: {
                    person: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The items. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["notifications.Item"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/items/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She has the case. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Noted, now or before. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description item.absent: there is no such item for her. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notifications/traces/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When each person's item of a submission was written. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The trace. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description Milliseconds since 1970. */
                                at: number;
                                person: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protection/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts that nobody has taken, then the others; at most 500. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The list. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Alert"][];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protection/alerts/{caseId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody who was alerted has the case: the ladder stops for all. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Directory id. */
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Who has it, and since when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description She was never alerted. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such alert. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protection/decisions/{submissionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why somebody was called: the decision on one body of a report, with the rules that made it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    submissionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The decision. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Decision"];
                    };
                };
                /** @description There is no decision yet. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        "casework.Case": {
            /** Format: uuid */
            caseId: string;
            category: string | null;
            countryKnown: boolean;
            /** @description Directory id. */
            lead: string | null;
            /**
             * Format: date-time
             * @description When its content was first fetched.
             */
            openedAt: string | null;
            /** Format: date-time */
            receivedAt: string;
            /** @description The case code that people quote. */
            reference: string | null;
            regions: string[];
            reprisal: boolean;
            /** @enum {unknown} */
            status: "OPEN" | "CLOSED";
            /** @description What somebody has to do: codes in a list, whole tasks in a case. */
            tasks: unknown[];
            /** @enum {unknown} */
            urgency: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
        };
        "directory.DirectoryFile": {
            absences?: {
                /** Format: date */
                from: string;
                person: string;
                /** Format: date */
                to: string;
            }[];
            groups?: {
                id: string;
                kind: string;
                name: string;
            }[];
            organisations?: {
                aliases?: string[];
                capacity?: string;
                id: string;
                kind: string;
                languages?: string[];
                name: string;
                regions?: string[];
                services?: string[];
            }[];
            people: {
                email: string;
                id: string;
                language?: string;
                name: string;
                organisation?: string;
                pager?: string;
            }[];
            /** @description Country to region: overrides of the table of countries. */
            regionMap?: {
                [key: string]: string;
            };
            roles: {
                group?: string;
                person: string;
                region?: string;
                role: string;
            }[];
        };
        "grants.Application": {
            /** Format: uuid */
            caseId: string;
            /** @description ISO 4217; null while nobody has asked. */
            currency: string | null;
            /** Format: date-time */
            openedAt: string;
            /** @description The case code that people quote. */
            reference: string;
            /** @enum {unknown} */
            state: "DRAFT";
            /** @description The case is at HIGH or IMMINENT. */
            urgent: boolean;
        };
        "insights.Cell": {
            /** @description Null where it is withheld. */
            cases: number | null;
            /** @description A region, or UNKNOWN. */
            region: string;
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
        };
        "insights.Counts": {
            cells: components["schemas"]["insights.Cell"][];
            /** @description How to read the numbers. */
            notes: string[];
            /** @description Each case once; null while there are too few. */
            total: number | null;
        };
        "notifications.Delivery": {
            attempts: number;
            /** @enum {unknown} */
            channel: "MAIL" | "PAGE";
            /** @enum {unknown} */
            class: "DANGER" | "ORDINARY";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: uuid */
            id: string;
            person: string;
            reason?: string;
            /** Format: date-time */
            sentAt?: string;
            /** @enum {unknown} */
            state: "PENDING" | "SENT" | "FAILED" | "CANCELLED";
        };
        "notifications.Item": {
            /** Format: date-time */
            acknowledgedAt?: string;
            caseId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "REPORT" | "ALERT" | "ESCALATION" | "RELEASED";
            reference: string;
            routes: string[];
            urgency: string;
        };
        "protection.Alert": {
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description Directory id. */
            acknowledgedBy: string | null;
            /** Format: uuid */
            caseId: string;
            /** @enum {unknown} */
            mode: "PAGE" | "QUEUE" | "NONE";
            /** Format: date-time */
            nextRungAt: string | null;
            /** Format: date-time */
            raisedAt: string;
            /** @description The case code that people quote. */
            reference: string;
            regions: string[];
            rungsTaken: number;
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
        };
        "protection.Decision": {
            /** Format: uuid */
            caseId: string;
            /** @description Milliseconds since 1970. */
            decidedAt: number;
            directoryVersion: number;
            /** @description What the decision rests on, S1. */
            facts: Record<string, never>;
            /** @description Routes, who was told, who was kept out, and because of which rules. */
            routing: Record<string, never>;
            /** Format: uuid */
            submissionId: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
