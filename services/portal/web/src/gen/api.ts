// Made by `npm run generate` from services/*/src/openapi. Do not edit.

export interface paths {
    "/api/casework/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To an auditor: who did and read what, newest first, S1. Cases that are hidden from her are not in it. */
        get: {
            parameters: {
                query?: {
                    /** @description What was done. */
                    action?: string;
                    /** @description next of the page before. */
                    before?: string;
                    /** @description About which case. */
                    case?: string;
                    /** @description 50 when not said; 200 at most. */
                    limit?: number;
                    /** @description Who did it. */
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description What else it is about: an id or a code. */
                                about: string | null;
                                action: string;
                                /** Format: date-time */
                                at: string;
                                /** Format: uuid */
                                caseId: string | null;
                                /** @description Directory id, or operator. */
                                person: string;
                                /** @description Why, as a code; empty where none was asked for. */
                                purpose: string;
                                /** @description Place in the trail. */
                                sequence: string;
                            }[];
                            next: string | null;
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
    "/api/casework/audit/anchor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes the end of the trail down outside, now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was written; null where there is nothing new, or the trail is broken. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchor: Record<string, never> | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows the trail has, and its last end that was written down outside. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchored: {
                                /** Format: date-time */
                                at: string;
                                sequence: string;
                            } | null;
                            checked: {
                                /** Format: date-time */
                                at: string;
                                faults: number;
                            } | null;
                            sequence: string;
                            service: string;
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
    "/api/casework/audit/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows as they are stored, with hashes, in the order of the trail. */
        get: {
            parameters: {
                query?: {
                    /** @description Sequence of the last row that is known. */
                    after?: string;
                    /** @description 1,000 when not said; 5,000 at most. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows, and the end of the trail. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            head: {
                                hash: string;
                                sequence: string;
                            };
                            rows: Record<string, never>[];
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
    "/api/casework/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases: for the operator all, for a person those that she may see. */
        get: {
            parameters: {
                query?: {
                    /** @description For the operator: cases that come after this one, by its id. */
                    after?: string;
                    /** @description For people: `next` of the page before. */
                    cursor?: string;
                    /** @description How many at most, 1 to 500; when not said 100, for people 50. */
                    limit?: string;
                    /** @description For people: the case of this code, and nothing else. */
                    reference?: string;
                    /** @description One region. */
                    region?: string;
                    /** @description For people: newest when not said; urgency: the highest level first, then the newest. */
                    sort?: "newest" | "oldest" | "urgency";
                    /** @description OPEN or CLOSED. */
                    status?: "OPEN" | "CLOSED";
                    /** @description One level. */
                    urgency?: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of the list. A page for a person can be short, and still have a `next`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Cases"];
                    };
                };
                /** @description service.busy: too many ask at once, and this goes last. */
                503: {
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
    "/api/casework/cases/{which}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case, S1: what was sent is not in it. For the operator with its story, for a person with what she may do to it. */
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
                        "application/json": components["schemas"]["casework.CaseShown"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that the reporter added, S3. Noted before they are read. */
        get: {
            parameters: {
                query?: {
                    /** @description Why it is read: noted. CASE_WORK when not said. */
                    purpose?: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING" | "GLASS";
                };
                header?: never;
                path: {
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The files, in their order. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Attachments"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/attachments/{id}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file as it was sent, with what is hidden in it, to be saved. Not for partners. Noted before it is read. */
        get: {
            parameters: {
                query?: {
                    /** @description Why it is read: noted. CASE_WORK when not said. */
                    purpose?: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING" | "GLASS";
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its bytes. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/attachments/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A picture of a photo, made anew from its pixels, without metadata. Noted before it is read. */
        get: {
            parameters: {
                query?: {
                    /** @description Why it is read: noted. CASE_WORK when not said. */
                    purpose?: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING" | "GLASS";
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A JPEG. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description picture.none: none is made of this file. */
                422: {
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
    "/api/casework/cases/{which}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads a case beyond one's rights for 60 minutes, with a reason; two others are told. */
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
                    "application/json": components["schemas"]["casework.BreakGlassRequest"];
                };
            };
            responses: {
                /** @description Until when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Glass"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There are not two others who could be told. */
                409: {
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
    "/api/casework/cases/{which}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the case: its time of keeping runs. */
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
                    "application/json": components["schemas"]["casework.CloseRequest"];
                };
            };
            responses: {
                /** @description Since when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Closed"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was reported, S2; with identity=true also who it is about, S3, where she may. Noted before it is read. */
        get: {
            parameters: {
                query?: {
                    /** @description true: also who it is about. */
                    identity?: "true" | "false";
                    /** @description Why it is read: noted. CASE_WORK when not said. */
                    purpose?: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING" | "GLASS";
                };
                header?: never;
                path: {
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The bodies, in their order. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Content"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/conversation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the reporter wrote and the team answered, S2. Noted before it is read. */
        get: {
            parameters: {
                query?: {
                    /** @description Why it is read: noted. CASE_WORK when not said. */
                    purpose?: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING" | "GLASS";
                };
                header?: never;
                path: {
                    /** @description Case code or id. */
                    which: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The messages, in their order. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Conversation"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
                    "application/json": components["schemas"]["casework.CorrectCountryRequest"];
                };
            };
            responses: {
                /** @description The regions now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Regions"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A country has no region. */
                422: {
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
    "/api/casework/cases/{which}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees that the case is erased, for good. With the second one who agrees within a week, it is. */
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
                    "application/json": components["schemas"]["casework.EraseRequest"];
                };
            };
            responses: {
                /** @description Whether it is erased, and how many are missing. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Erasure"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It is the code of another case. */
                422: {
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
    "/api/casework/cases/{which}/handlers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the case to somebody. */
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
                    "application/json": components["schemas"]["casework.AssignRequest"];
                };
            };
            responses: {
                /** @description Who has it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Handlers"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It cannot be given to that person: one answer for every reason. */
                422: {
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
    "/api/casework/cases/{which}/handlers/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom the case can be given. Why somebody is missing is not said. */
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
                /** @description Directory ids. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Candidates"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/handlers/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody off the case. */
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
                    "application/json": components["schemas"]["casework.AssignRequest"];
                };
            };
            responses: {
                /** @description Who has it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Handlers"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody else has it. */
                409: {
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
    "/api/casework/cases/{which}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at the case: to whom is responsible for it, and to auditors. */
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
                /** @description The last two hundred entries, newest first; what somebody did again on one day (UTC) for one purpose is one, with how often. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Readers"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes to whoever reported it. Sealed to the return code: the door cannot read it. */
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
                    "application/json": components["schemas"]["casework.ReplyRequest"];
                };
            };
            responses: {
                /** @description It is durable, and on its way to the door. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Reply"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description reply.no-way-back: no return code is known; reply.other-words: the id was taken for something else. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description reply.empty: no text. */
                422: {
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
    "/api/casework/cases/{which}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The story of a case, S1. */
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
                /** @description The story. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Timeline"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/{which}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a person sees this case, and why she was called, in codes. */
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
                /** @description Why. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Why"];
                    };
                };
                /** @description The routing of the case may be seen, this may not; or a second factor is missing. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description There is no such case, or it is hidden from the caller: one answer. */
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
    "/api/casework/cases/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many cases a person may see: exact up to 1,000. */
        get: {
            parameters: {
                query?: {
                    /** @description One region. */
                    region?: string;
                    /** @description OPEN or CLOSED. */
                    status?: "OPEN" | "CLOSED";
                    /** @description One level. */
                    urgency?: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The number. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.Count"];
                    };
                };
                /** @description service.busy: too many ask at once, and this goes last. */
                503: {
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
    "/api/casework/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The routing (S1) of all cases that a person may see, streamed. Breaks off after a minute. */
        get: {
            parameters: {
                query?: {
                    /** @description csv when not said. */
                    format?: "csv" | "jsonl";
                    /** @description One region. */
                    region?: string;
                    /** @description For people: newest when not said; urgency: the highest level first, then the newest. */
                    sort?: "newest" | "oldest" | "urgency";
                    /** @description OPEN or CLOSED. */
                    status?: "OPEN" | "CLOSED";
                    /** @description One level. */
                    urgency?: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Lines. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/jsonl": string;
                        "text/csv": string;
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
    "/api/casework/contacts/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which of the cases that a person may see have a contact that she knows, S3. Noted before it is looked for, and counted as a read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["casework.FindByContactRequest"];
                };
            };
            responses: {
                /** @description Those cases, fifty a page: hers first, then those that somebody works on, then what did not come in a burst; the newest first in each. None: also where there are others that she may not see. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.CasesFound"];
                    };
                };
                /** @description cursor.malformed, or a body that is not of this kind. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description access.forbidden, access.second-factor; reading.budget-spent: she has read as much as she may today. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description service.busy: too many ask at once, and this goes last. */
                503: {
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
                    content: {
                        "application/json": {
                            wanted: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/read-budgets/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees that another person, who has read as much as she may today, reads on. Takes two. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["casework.ExtendBudgetRequest"];
                };
            };
            responses: {
                /** @description How many more have to agree. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["casework.BudgetExtended"];
                    };
                };
                /** @description access.forbidden: she is not asked, or it is her own. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description budget.not-spent: she has reads left. */
                409: {
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
    "/api/directory/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Absences of people on the rosters that one may see. */
        get: {
            parameters: {
                query?: {
                    direction?: "ascending" | "descending";
                    on?: string;
                    page?: number;
                    person?: string;
                    since?: string;
                    size?: number;
                    sort?: "from" | "person";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Absence"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Somebody will be away. A coordinator may say it of people on her region’s roster alone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.AddAbsence"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, absence.overlaps */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/absences/{person}/{from}/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Other days of an absence. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    from: string;
                    person: string;
                    to: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.ChangeAbsence"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent, absence.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, absence.overlaps */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/absences/{person}/{from}/{to}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody is back, or not away after all. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    from: string;
                    person: string;
                    to: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SeenVersion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description absence.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All people, with what they sign in with. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Accounts"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/accounts/{person}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code that opens an account, told once, for 72 hours. The operator may, too. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Invitation"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, access.second-person */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description account.exists */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts/{person}/open-id": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an account for whom the OpenID provider knows by a subject. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.LinkOpenId"];
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, access.second-person */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent, sign-in.no-provider */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description account.exists, open-id.taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts/{person}/reset-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that somebody lost her factor. Another administrator has to confirm it within a day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.AskedReset"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, access.second-person */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent, account.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description reset.asked */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts/{person}/reset-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms it: her account is closed, her sessions end, and a fresh invitation is told once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Invitation"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, access.second-person */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent, reset.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts/{person}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody’s open sessions. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Sessions"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/accounts/{person}/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends them all. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Ended"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/accounts/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to accounts, newest first, with who gave out the invitation that was used. Ids and codes. For administrators and auditors. */
        get: {
            parameters: {
                query?: {
                    about?: string;
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.AccountChanges"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To an auditor: who did and read what, newest first, S1. Cases that are hidden from her are not in it. */
        get: {
            parameters: {
                query?: {
                    /** @description What was done. */
                    action?: string;
                    /** @description next of the page before. */
                    before?: string;
                    /** @description About which case. */
                    case?: string;
                    /** @description 50 when not said; 200 at most. */
                    limit?: number;
                    /** @description Who did it. */
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description What else it is about: an id or a code. */
                                about: string | null;
                                action: string;
                                /** Format: date-time */
                                at: string;
                                /** Format: uuid */
                                caseId: string | null;
                                /** @description Directory id, or operator. */
                                person: string;
                                /** @description Why, as a code; empty where none was asked for. */
                                purpose: string;
                                /** @description Place in the trail. */
                                sequence: string;
                            }[];
                            next: string | null;
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
    "/api/directory/audit/anchor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes the end of the trail down outside, now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was written; null where there is nothing new, or the trail is broken. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchor: Record<string, never> | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows the trail has, and its last end that was written down outside. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchored: {
                                /** Format: date-time */
                                at: string;
                                sequence: string;
                            } | null;
                            checked: {
                                /** Format: date-time */
                                at: string;
                                faults: number;
                            } | null;
                            sequence: string;
                            service: string;
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
    "/api/directory/audit/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows as they are stored, with hashes, in the order of the trail. */
        get: {
            parameters: {
                query?: {
                    /** @description Sequence of the last row that is known. */
                    after?: string;
                    /** @description 1,000 when not said; 5,000 at most. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows, and the end of the trail. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            head: {
                                hash: string;
                                sequence: string;
                            };
                            rows: Record<string, never>[];
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
    "/api/directory/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first. Ids and codes. For administrators and auditors. */
        get: {
            parameters: {
                query?: {
                    about?: string;
                    direction?: "ascending" | "descending";
                    page?: number;
                    size?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Change"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/colleagues/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names behind directory ids: of who works here, for who works here; a partner’s of her own organisation. Others are left out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.NameColleagues"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Colleagues"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
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
                query?: {
                    /** @description Ids of closed organisations that are meant to be open again, by commas. */
                    reopen?: string;
                };
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
                /** @description organisation.closed: it would open organisations again that may be compromised; how many. */
                409: {
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
    "/api/directory/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own factors. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Factors"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/factors/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a factor away. Other sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description factor.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description factor.last */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/factors/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten fresh recovery codes in place of the old ones. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recoveryCodes: components["schemas"]["directory.RecoveryCodes"];
                        };
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description factor.none */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/factors/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds it, with a code of it. Other sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.AttemptCode"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.AddedFactor"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated, attempt.ended */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description factor.wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/factors/totp-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A secret for an app that makes codes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.TotpOptions"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/factors/webauthn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds it. Other sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.EnrolWebauthn"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.AddedFactor"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated, attempt.ended */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description factor.wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/factors/webauthn-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a browser needs to make a credential. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.WebauthnOptions"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, session.confirm-first */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All groups with their people. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Groups"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a group. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.AddGroup"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, group.taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Changes name and kind of a group. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.ChangeGroup"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description group.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/groups/{group}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a group that nobody is in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SeenVersion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description group.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, group.in-use */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who one is, and what one may do at all. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Me"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/me/language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another language, of pages and of mail. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Language"];
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another password. Other sessions end. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.ChangePassword"];
                };
            };
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description password.wrong, password.short, password.known, password.own */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description sign-in.busy */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations with their aliases. */
        get: {
            parameters: {
                query?: {
                    direction?: "ascending" | "descending";
                    kind?: string;
                    page?: number;
                    size?: number;
                    sort?: "id" | "name" | "kind";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Organisation"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Adds an organisation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.AddOrganisation"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, organisation.taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/organisations/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One organisation. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisation: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.OneOrganisation"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        /** Changes all of an organisation but its id: what is left out is taken away. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisation: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.ChangeOrganisation"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own, organisation.own-names */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/organisations/{organisation}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an organisation to which nobody belongs. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    organisation: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SeenVersion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, organisation.in-use */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/organisations/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same with a part of an id, a name or an alias. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SearchOrganisations"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Organisation"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/own-organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A partner’s own organisation and who is of it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.OwnOrganisation"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/own-organisation/capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What room it has. While it pauses it is offered nothing, unless somebody who cares for a case chooses it by name. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.OwnCapacity"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.OwnCapacity"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.closed */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/own-organisation/compromised": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It may be compromised: its people are signed out, what it was offered and given is closed, and the working group is called. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Compromised"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Ended"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description organisation.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The partners of the directory: whom one may ask for help. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Partner"][];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People with their roles and absences. */
        get: {
            parameters: {
                query?: {
                    direction?: "ascending" | "descending";
                    group?: string;
                    organisation?: string;
                    page?: number;
                    region?: string;
                    role?: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
                    size?: number;
                    sort?: "id" | "name" | "organisation" | "language";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Person"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Adds a person, without a role. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.AddPerson"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, person.taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.OnePerson"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        /** Changes all of a person but her id: what is left out is taken away. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.ChangePerson"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own, person.own-organisation */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/people/{person}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person leaves, with all her roles and absences. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SeenVersion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own, role.own-administration */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/people/{person}/sight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What could this person see? As she is, or with one role more. */
        get: {
            parameters: {
                query?: {
                    group?: string;
                    region?: string;
                    role?: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
                };
                header?: never;
                path: {
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Sight"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description role.held */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/people/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same with a part of an id, name or address, which has no place in an address. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SearchPeople"];
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["directory.Person"][];
                            page: number;
                            total: number;
                            version: components["schemas"]["directory.Version"];
                        };
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/region-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which region looks after which country. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.RegionMap"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/region-map/{country}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Lets another region look after a country. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    country: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SetRegion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator, country.unknown */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/region-map/{country}/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a country back to the region of the table. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    country: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.SeenVersion"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description override.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/roles/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person a role, membership and duty in a group too. Never to oneself. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Role"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, role.held */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/roles/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a role from a person. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Role"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own, role.own-administration */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description role.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is there for all, for each region and each group, of those that one may see. Ids and codes. */
        get: {
            parameters: {
                query?: {
                    group?: string;
                    region?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Rosters"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/rosters/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts somebody on duty in a group, or makes her the alternate of a region: that region’s coordinator may, too. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Duty"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description person.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile, role.held */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/rosters/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes somebody off a roster. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["directory.Duty"];
                };
            };
            responses: {
                /** @description Done, or it was like this already. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Outcome"];
                    };
                };
                /** @description request.malformed, directory.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor, role.own */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description role.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.changed-meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description directory.unknown-reference, directory.nobody-reached, directory.last-administrator */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One’s own open sessions: days and ways, nothing of devices. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Sessions"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
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
    "/api/directory/sessions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of them. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description session.absent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/directory/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all but the one that asks. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["directory.Ended"];
                    };
                };
                /** @description request.malformed */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.unauthenticated */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
                /** @description access.forbidden, access.second-factor */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["directory.Problem"];
                    };
                };
            };
        };
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
        /** Applications, urgent ones first, then by age: to a grants officer all, to a reviewer those given to her, none of a case that is hidden from them. At most a thousand. */
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
        /** How many cases there are, by region and level; small numbers are withheld, and nobody counts a case that is hidden from her. */
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
                /** @description service.busy: too many ask at once, and this goes last. */
                503: {
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
    "/api/insights/counts/of-region/{region}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same of one region, to its coordinator, its alternate and global duty. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description A region, or UNKNOWN. */
                    region: string;
                };
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
                        "application/json": components["schemas"]["insights.RegionCounts"];
                    };
                };
                /** @description access.forbidden: it is not her region. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description service.busy: too many ask at once, and this goes last. */
                503: {
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
    "/api/intake/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter a report for the person who told it, by telephone, message or in person. Durable when answered; the same entry again gives the same answer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["intake.EnterReport"];
                };
            };
            responses: {
                /** @description Accepted, with the way back to pass on. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["intake.EnteredReport"];
                    };
                };
                /** @description request.malformed, receipt.malformed, report.malformed. */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description report.oversize. */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description door.busy: send the same again, it does not count twice. */
                503: {
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
        /** A person's own items, newest first; nothing of a case that she must not know of. */
        get: {
            parameters: {
                query?: {
                    /** @description Id of the last item of the page before. */
                    before?: string;
                    limit?: number;
                    /** @description Directory id: by the operator, who must name somebody; a person names nobody. */
                    person?: string;
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
                /** @description items.own-only: a person named somebody; access.forbidden: she can have no items. */
                403: {
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
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Directory id: by the operator, who must name somebody; a person names nobody. */
                        person?: string;
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
                /** @description items.own-only: a person named somebody; access.forbidden: she can have no items. */
                403: {
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
    "/api/notifications/items/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many of her items a person has not acknowledged. */
        get: {
            parameters: {
                query?: {
                    /** @description Directory id: by the operator, who must name somebody; a person names nobody. */
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many; a thousand means that or more. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            unread: number;
                        };
                    };
                };
                /** @description items.own-only: a person named somebody; access.forbidden: she can have no items. */
                403: {
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
        /** Alerts that nobody has taken, then the others; at most 500. To a person those that she may see: 400 open ones, and the last 100 that were taken in seven days. */
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
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Directory id: by the operator, who must name somebody; a person names nobody. */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description Who has it, and since when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Acknowledged"];
                    };
                };
                /** @description alert.not-alerted, access.forbidden: she was never told; alerts.own-only: a person named somebody. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description alert.absent: there is no such alert for her. */
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
    "/api/protection/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To an auditor: who did and read what, newest first, S1. Cases that are hidden from her are not in it. */
        get: {
            parameters: {
                query?: {
                    /** @description What was done. */
                    action?: string;
                    /** @description next of the page before. */
                    before?: string;
                    /** @description About which case. */
                    case?: string;
                    /** @description 50 when not said; 200 at most. */
                    limit?: number;
                    /** @description Who did it. */
                    person?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description What else it is about: an id or a code. */
                                about: string | null;
                                action: string;
                                /** Format: date-time */
                                at: string;
                                /** Format: uuid */
                                caseId: string | null;
                                /** @description Directory id, or operator. */
                                person: string;
                                /** @description Why, as a code; empty where none was asked for. */
                                purpose: string;
                                /** @description Place in the trail. */
                                sequence: string;
                            }[];
                            next: string | null;
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
    "/api/protection/audit/anchor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes the end of the trail down outside, now. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was written; null where there is nothing new, or the trail is broken. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchor: Record<string, never> | null;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/protection/audit/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many rows the trail has, and its last end that was written down outside. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The state. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            anchored: {
                                /** Format: date-time */
                                at: string;
                                sequence: string;
                            } | null;
                            checked: {
                                /** Format: date-time */
                                at: string;
                                faults: number;
                            } | null;
                            sequence: string;
                            service: string;
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
    "/api/protection/audit/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows as they are stored, with hashes, in the order of the trail. */
        get: {
            parameters: {
                query?: {
                    /** @description Sequence of the last row that is known. */
                    after?: string;
                    /** @description 1,000 when not said; 5,000 at most. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Rows, and the end of the trail. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            head: {
                                hash: string;
                                sequence: string;
                            };
                            rows: Record<string, never>[];
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
    "/api/protection/cases/{caseId}/alert-record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was called to the alert of a case, by which channel, when that took the message, and when she answered; the newest first, at most 500 each. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.AlertRecord"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All assessments, the newest first, with their words. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The assessments. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Assessments"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; plan.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** What endangers her, as it is today. A level above the case's raises it; one below lowers nothing by itself. */
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
                    "application/json": components["schemas"]["protection.AssessRisk"];
                };
            };
            responses: {
                /** @description It is kept, and ends then. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.RiskAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; plan.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description risk.changed-meanwhile: another than `after` stands. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description risk.below-lowest: what is said gives more; risk.ended-before. */
                422: {
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
    "/api/protection/cases/{caseId}/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was agreed each time, the newest first, and what became of each check-in. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The agreements. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.CheckInAgreement"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** It is agreed when and how somebody checks in, and what happens when she does not. */
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
                    "application/json": components["schemas"]["protection.AgreeCheckIns"];
                };
            };
            responses: {
                /** @description It is agreed. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.CheckInsAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.changed: another agreement runs than the one that it is to replace. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.no-time, check-ins.ends-before, check-ins.one-first-time, check-ins.door-once-a-day; check-ins.none-left: nothing is to come. */
                422: {
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
    "/api/protection/cases/{caseId}/check-ins/{checkInId}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She was in contact. Also for one that was missed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    checkInId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Left out: now.
                         */
                        at?: string;
                        /** @enum {unknown} */
                        channel: "PHONE" | "SIGNAL" | "WHATSAPP" | "SMS" | "EMAIL" | "IN_PERSON" | "TRUSTED_PERSON" | "RECEIPT_ONLY" | "OTHER";
                        /** Format: uuid */
                        dueId: string;
                        says?: string;
                    };
                };
            };
            responses: {
                /** @description It is recorded. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            doneAt: string;
                            /** Format: uuid */
                            dueId: string;
                            late: boolean;
                            /** @description An alert had been raised. */
                            missed: boolean;
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-in.done: it was recorded otherwise; check-in.left-out. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-in.not-yet, check-in.too-early. */
                422: {
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
    "/api/protection/cases/{caseId}/check-ins/{checkInId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is due any more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    checkInId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                    };
                };
            };
            responses: {
                /** @description It has ended. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            checkInId: string;
                            /** Format: date-time */
                            endedAt: string;
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.over: it is over, or another took its place. */
                409: {
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
    "/api/protection/cases/{caseId}/check-ins/{checkInId}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nothing is due until then. It ends by itself. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    checkInId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                        why: string;
                    };
                };
            };
            responses: {
                /** @description When the next one is due. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.CheckInsAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.over: it is over, or another took its place. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.pause-length: it is over, or longer than 31 days; check-ins.none-left. */
                422: {
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
    "/api/protection/cases/{caseId}/check-ins/{checkInId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She checks in again before the pause is over. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    checkInId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description When the next one is due. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.CheckInsAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; check-ins.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description check-ins.over: it is over, or another took its place. */
                409: {
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
    "/api/protection/cases/{caseId}/clocks/{clock}/met": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever has the case had safe contact with the person, or it is decided how to protect her. The first time counts. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    clock: "SAFE_CONTACT" | "DECISION";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether it ran until now. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            clock: "SAFE_CONTACT" | "DECISION";
                            met: boolean;
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was agreed to, refused or is still to be asked on a case: no names, no words. The newest first, at most 500. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The consents. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Consent"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Somebody agreed, refused, or is to be asked. A consent for anybody is kept as a wish, and opens nothing. */
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
                    "application/json": components["schemas"]["protection.RecordConsent"];
                };
            };
            responses: {
                /** @description It is kept. PENDING: a wish, or a question to ask. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.RecordedConsent"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description consent.objected-since: it was taken back after it was given. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description What was said is no consent: the code of the first reason (consent.not-explained, consent.recipient-not-named and others), the sentences of all. */
                422: {
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
    "/api/protection/cases/{caseId}/consents/{consentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A consent with its terms; with whoever is named in it for the handler of the case. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    consentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The consent. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ConsentRead"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
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
    "/api/protection/cases/{caseId}/consents/{consentId}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands on the paper of a consent, to be signed or kept: her terms, no name of anybody and no case. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    consentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The paper. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ConsentPaper"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description consent.no-paper: a wish, a refusal, what was done without, or what holds no longer. */
                409: {
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
    "/api/protection/cases/{caseId}/consents/{consentId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The consent is taken back: it acts at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    consentId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Since when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.WithdrawnConsent"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description consent.not-given: nobody has agreed to it. */
                409: {
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
    "/api/protection/cases/{caseId}/consents/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One person does not agree though somebody agreed for her community: nothing that is shared of the case names her any more, and what was released with her name is revoked and to be deleted. Or she agrees after all. */
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
                    "application/json": components["schemas"]["protection.NoteRefusal"];
                };
            };
            responses: {
                /** @description The referrals that named her. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.RefusalNoted"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description consent.no-community: nobody agreed for a community in this case. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description consent.no-name. */
                422: {
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
    "/api/protection/cases/{caseId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drafts for banks and mechanisms outside. The newest first, at most 200. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The drafts. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Contact"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** What one bank or mechanism is to be told is written down, where the person agreed to just that. Nothing is ever sent. */
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
                    "application/json": components["schemas"]["protection.DraftContact"];
                };
            };
            responses: {
                /** @description It is kept. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ContactAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others). contact.conflict: the recipient is involved; consent.recipient-unknown. */
                422: {
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
    "/api/protection/cases/{caseId}/contacts/{contactId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft with its words. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The draft. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ContactRead"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
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
    "/api/protection/cases/{caseId}/contacts/{contactId}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person agrees that it leaves us, without its words. It holds for a day. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is agreed to. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ContactAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description contact.step. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description contact.second-person. Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others). */
                422: {
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
    "/api/protection/cases/{caseId}/contacts/{contactId}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not to be. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is dropped. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ContactAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description contact.step. */
                409: {
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
    "/api/protection/cases/{caseId}/contacts/{contactId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its words, to be handed over by hand: consent is asked again, and it is written down before it is answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    contactId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The draft. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ContactRead"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; contact.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description contact.step. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description contact.agreed-too-long-ago. Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others). */
                422: {
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
    "/api/protection/cases/{caseId}/hand-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was handed to other groups of ours, and what became of it. The newest first, at most 200. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The hand-offs. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HandOff"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; hand-off.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** A group is asked to see to something: an emergency grant, an accountability action, a community request. The case is routed to it; what is asked for stays sealed. */
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
                    "application/json": components["schemas"]["protection.HandOver"];
                };
            };
            responses: {
                /** @description It is asked. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HandOffAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; hand-off.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description hand-off.open: the same is open already. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description hand-off.empty. */
                422: {
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
    "/api/protection/cases/{caseId}/hand-offs/{handOffId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One with what is asked for: to its group, and to whoever has the case. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    handOffId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The hand-off. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HandOffRead"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; hand-off.absent. */
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
    "/api/protection/cases/{caseId}/hand-offs/{handOffId}/call-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever answers for the case calls it back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    handOffId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is called back. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HandOffAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; hand-off.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description hand-off.step. */
                409: {
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
    "/api/protection/cases/{caseId}/hand-offs/{handOffId}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its group takes it, has done it, or cannot and says why. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    handOffId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.MoveHandOff"];
                };
            };
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HandOffAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; hand-off.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description hand-off.step. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description hand-off.reason. */
                422: {
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
    "/api/protection/cases/{caseId}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever has the alert asks somebody else on duty to take it. Until she does, the first one has it. */
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
                /** @description Where it stands. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Handover"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description handover.not-hers: she does not have it; handover.open: another is asked. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description handover.not-on-duty. */
                422: {
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
    "/api/protection/cases/{caseId}/handovers/{handoverId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She who was asked has it from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    handoverId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Handover"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description handover.ended. */
                409: {
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
    "/api/protection/cases/{caseId}/handovers/{handoverId}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She who was asked does not take it: the alert is raised again, for all, with all rungs before it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    handoverId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Handover"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description handover.ended. */
                409: {
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
    "/api/protection/cases/{caseId}/handovers/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on duty for a case and could take it from whoever has it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description People. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: string[];
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that were made in a case for partners without an account, and what became of them. The newest first, at most 500. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The links. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Link"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent, link.absent. */
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
    "/api/protection/cases/{caseId}/lowerings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All lowerings, the newest first, with the words why. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The lowerings. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Lowering"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/lowerings/{loweringId}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person agrees: it has the lower level from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    loweringId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.LoweringAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description lowering.ended: too late, or more is known since. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description lowering.second-person. */
                422: {
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
    "/api/protection/cases/{caseId}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Help is asked for: of every organisation that may be able to, or of one. They learn which help, where and in which language, and no case. */
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
                    "application/json": components["schemas"]["protection.AskForHelp"];
                };
            };
            responses: {
                /** @description Who was asked. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.HelpAsked"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description need.conflict, need.objected, need.closed, need.not-a-partner, consent.recipient-unknown: of one organisation. */
                422: {
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
    "/api/protection/cases/{caseId}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One person asks to do without the consent of somebody who cannot be asked. Nothing is open until another agrees. */
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
                    "application/json": components["schemas"]["protection.AskOverride"];
                };
            };
            responses: {
                /** @description Another person must agree. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.OverrideAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description override.not-imminent, override.purpose, override.recipient-not-named, override.refused-before, consent.recipient-unknown. */
                422: {
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
    "/api/protection/cases/{caseId}/overrides/{overrideId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An override with the words why, for whoever may agree to it. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    overrideId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The override. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.OverrideRead"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
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
    "/api/protection/cases/{caseId}/overrides/{overrideId}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person agrees: the least data may go to the one recipient for 72 hours. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    overrideId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Until when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.OverrideAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description override.second-person, override.too-late, and those of asking. */
                422: {
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
    "/api/protection/cases/{caseId}/overrides/{overrideId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A third person has looked at it again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    overrideId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The person whom it is about knows of it by now. */
                        personTold: boolean;
                    };
                };
            };
            responses: {
                /** @description The override. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Override"];
                    };
                };
                /** @description override.own: she is one of the two; access.forbidden. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; consent.absent, override.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description override.not-agreed. */
                409: {
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
    "/api/protection/cases/{caseId}/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All pauses, the newest first, with the words why. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The pauses. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Pause"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** The ladder of an alert that nobody has stands still until then. Rungs that come due meanwhile are taken after it. */
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
                        /** @description Why: S2, sealed. */
                        because: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
            responses: {
                /** @description Until when. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.PauseAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description pause.taken: somebody has it; pause.open. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description pause.ended-before, pause.too-long. */
                422: {
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
    "/api/protection/cases/{caseId}/pauses/{pauseId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The ladder goes on at once. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    pauseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Until when it would have stood still. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.PauseAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plan, with its words: what is open first, by its day. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The actions. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.PlanAction"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; plan.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Something is to be done to protect her, by somebody who has the case, until a day. She hears of it now, before its day and when that has passed. */
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
                    "application/json": components["schemas"]["protection.PlanActionSaid"];
                };
            };
            responses: {
                /** @description It is planned. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.PlanAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; plan.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description plan.owner: she does not have the case. */
                422: {
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
    "/api/protection/cases/{caseId}/plan/{actionId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was done; or is not going to be, and why. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    actionId: string;
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        outcome: "DONE" | "NOT_DONE";
                        /** @description Must be there for what is not done. */
                        why?: string;
                    };
                };
            };
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.PlanAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; plan.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description plan.ended: it has ended otherwise. */
                409: {
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
    "/api/protection/cases/{caseId}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read or did what of it here: consents, packets, dangers, drafts. To whom is responsible for the case, and to auditors. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The last two hundred entries, newest first; what somebody did again on one day (UTC) for the same purpose is one of them. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                action: string;
                                /** Format: date-time */
                                at: string;
                                /** @description Directory id. */
                                person: string;
                                purpose: string;
                                times: number;
                            }[];
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/cases/{caseId}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was asked for help, what became of it, what was released to whom and who has read it. The newest first, at most 500. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The referrals. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Referral"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody of the organisation said in another way than here that all is deleted: who of ours heard it, when and by which channel is noted. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.HearDeletion"];
                };
            };
            responses: {
                /** @description It is noted. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Deletion"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description deletion.not-asked. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description deletion.not-then: before it was asked for, or in the future. */
                422: {
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to one referral for an organisation none of whose people has an account: opened once, within a day. Link and code are said in this answer and never again. It takes the place of earlier ones. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.MakeLink"];
                };
            };
            responses: {
                /** @description The link and its code. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.MadeLink"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent, link.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it is over, and nothing is to be deleted. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description link.accounts: the organisation is not reached by links; link.same-way. */
                422: {
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/links/{linkId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link is taken back: whoever has it open sees nothing more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    linkId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Since when it is over. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.EndedLink"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent, link.absent. */
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the partner did, and what it and the desk wrote to each other, the oldest first. Written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The lines. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralLine"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** The desk writes to the partner, once a packet was released and while consent to the story holds. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.WriteMessage"];
                };
            };
            responses: {
                /** @description It is kept. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.WrittenLine"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. line.other-words: sent before with other words. line.many: this side has written as much as it may. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody agreed to that: the code of the first reason. */
                422: {
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk calls a referral back; whoever held a packet is asked to delete it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is revoked. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. */
                409: {
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
    "/api/protection/cases/{caseId}/referrals/{referralId}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A packet of chosen fields for one partner who would help: once, and for good. Consent for all of it must hold. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.Release"];
                };
            };
            responses: {
                /** @description It lies ready. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; referral.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others). */
                422: {
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
    "/api/protection/cases/{caseId}/urgency/lower": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody says that it is less urgent, and why. From HIGH up a second person must agree within 24 hours. */
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
                    "application/json": components["schemas"]["protection.LowerUrgency"];
                };
            };
            responses: {
                /** @description Where it stands. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.LoweringAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description lowering.open: another is asked. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description urgency.not-lower. */
                422: {
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
    "/api/protection/cases/{caseId}/urgency/raise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody on the case says that it is more urgent: at once. */
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
                        /** @enum {unknown} */
                        urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
                    };
                };
            };
            responses: {
                /** @description Its level. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description urgency.not-higher. */
                422: {
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
    "/api/protection/cases/{caseId}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** She keeps the case on her own watch list, or takes it off. */
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
                        watching: boolean;
                    };
                };
            };
            responses: {
                /** @description Whether she watches it. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            watching: boolean;
                        };
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description case.absent: there is no such case for her; alert.absent, handover.absent, lowering.absent, pause.absent. */
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
    "/api/protection/check-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check-ins that were missed, are due or are to come, of the cases that she sees; at most 500. */
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
                        "application/json": components["schemas"]["protection.DeskCheckIn"][];
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
    "/api/protection/decisions/of-case/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To a person who was told of a case: by which routes, since when, who leads, and the rules that fired. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    caseId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Why she was called. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Why"];
                    };
                };
                /** @description access.forbidden: she sees the case, and was not told of it. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description decision.absent: there is no such case for her. */
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
    "/api/protection/deletions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What organisations were asked to delete and have not said to be deleted: of the cases that she sees, and, for whoever may follow those, of erased ones. What is open longest first, at most 500. S1. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is open. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.OpenDeletion"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
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
    "/api/protection/deletions/{referralId}/deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same, where the case is erased. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.HearDeletion"];
                };
            };
            responses: {
                /** @description It is noted. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Deletion"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: nothing of an erased case is to be deleted there, or it is of her own organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description deletion.not-then: before it was asked for, or in the future. */
                422: {
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
    "/api/protection/deletions/{referralId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link by which an organisation without accounts can say that it has deleted what it held of an erased case. By it nothing can be read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.MakeLink"];
                };
            };
            responses: {
                /** @description The link and its code. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.MadeLink"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: nothing of an erased case is to be deleted there, or it is of her own organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description link.accounts: the organisation is not reached by links; link.same-way. */
                422: {
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
    "/api/protection/ladders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is woken when nobody takes an alert, level by level. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The ladders. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Ladders"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** Changes them for alerts that are raised from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        levels: components["schemas"]["protection.LadderLevels"];
                        /** @description On which the change rests. */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description The ladders. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Ladders"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description ladders.changed-meanwhile. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description ladders.malformed, ladders.order, ladders.end, ladders.empty, ladders.quiet, ladders.late, ladders.forgotten. */
                422: {
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
    "/api/protection/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To somebody of a partner: what her organisation was asked. The newest first, at most 500. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The offers. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Offer"][];
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
    "/api/protection/offers/{referralId}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Her organisation would help. BLOCKED_CONSENT: the person has first to be asked about this organisation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. */
                409: {
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
    "/api/protection/offers/{referralId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Her organisation cannot help. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        because: "NO_CAPACITY" | "NOT_OUR_SERVICE" | "NOT_OUR_REGION" | "CANNOT_BE_SAFE" | "CONFLICT_OF_INTEREST" | "OTHER";
                    };
                };
            };
            responses: {
                /** @description It is declined. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. */
                409: {
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
    "/api/protection/offers/{referralId}/deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Her organisation has deleted what it held. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Since when. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Deletion"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description deletion.not-asked. */
                409: {
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
    "/api/protection/offers/{referralId}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What her organisation did and wrote, and what the desk wrote to it while consent holds. Who of the desk is not said. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The lines. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralLine"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** A message to the desk, or a service that was given. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["protection.WriteLine"];
                };
            };
            responses: {
                /** @description It is kept. */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.WrittenLine"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. line.other-words: sent before with other words. line.many: this side has written as much as it may. */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description line.service: a service says which and when, a message neither. */
                422: {
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
    "/api/protection/offers/{referralId}/packet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was released to her organisation: consent is asked again, and the reading is written down before it is answered. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The packet. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Packet"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent; packet.absent: nothing is open to be read, or nobody agrees to it any more. */
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
    "/api/protection/offers/{referralId}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How far its help has come. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        status: "ACCEPTED" | "IN_SERVICE" | "DONE";
                    };
                };
            };
            responses: {
                /** @description Where it stands. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.ReferralAnswer"];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.absent: there is none for her organisation. */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description referral.step: it does not stand where that can be done. */
                409: {
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
    "/api/protection/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Consents that were done without to save a life, of the cases that she may see; those that nobody has looked at again first. */
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
                        "application/json": components["schemas"]["protection.Override"][];
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
    "/api/protection/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Until when the assessments of cases that she sees hold, and how their plans stand: what ends first comes first. At most 500. S1. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The clocks. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["protection.Review"][];
                    };
                };
                /** @description access.forbidden, access.second-factor. */
                403: {
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
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in with this browser. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The session. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.Session"];
                    };
                };
                /** @description access.unauthenticated: not signed in; session.ended: no longer. */
                401: {
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
    "/api/sign-in/enrol-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the authenticator. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/enrol-totp-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an authenticator is given. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            uri: string;
                        };
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/enrol-webauthn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds the security key. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        label: string;
                        response: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/enrol-webauthn-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a new security key is asked. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            options: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens an invitation. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/oidc-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The way back from the provider, for the browser itself. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description To the page. */
                303: {
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
    "/api/sign-in/oidc-start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes to the provider. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where to go. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
                /** @description sign-in.no-provider */
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
    "/api/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With a password. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With a recovery code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is left to do after the way back. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.none */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/set-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the first password, or a new one. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With a code of an authenticator. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How people sign in here. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            openIdConnect: boolean;
                            password: boolean;
                        };
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/webauthn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** With a security key. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                        response: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["portal.SignInStep"];
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-in/webauthn-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a security key is asked. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: string;
                    };
                };
            };
            responses: {
                /** @description The next step. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            options: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description sign-in.refused: whatever was wrong. */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description request.cross-site: not from a page of the portal. */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description sign-in.busy, or the directory is away. */
                503: {
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
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description As `GET /api/session` gives it. */
                    "x-csrf-token": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is over. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description access.unauthenticated: not signed in; session.ended: no longer. */
                401: {
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
    "/api/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: `ready` (fetch everything anew), `changed` (a Hint), `away` (nobody can say now), `ended` (the session is over). */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The stream; the data of `changed`. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["portal.Hint"];
                    };
                };
                /** @description access.unauthenticated: not signed in; session.ended: no longer. */
                401: {
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
        "casework.AssignRequest": {
            /** @description Directory id. */
            person: string;
        };
        "casework.Attachments": {
            attachments: {
                /** Format: uuid */
                attachmentId: string;
                /**
                 * @description Told from its first bytes.
                 * @enum {unknown}
                 */
                kind: "JPEG" | "PNG" | "WEBP" | "HEIC" | "PDF" | "OGG" | "MP3" | "MP4" | "AMR" | "DOCX" | "XLSX" | "PPTX" | "ODT" | "ODS" | null;
                /** @description As whoever sent it called it. */
                name: string | null;
                /** Format: date-time */
                receivedAt: string;
                /** @description Of the original. */
                sha256: string | null;
                /** @description Whether a picture can be had of it. */
                shows: boolean;
                size: number | null;
                /** @enum {unknown} */
                state: "KEPT" | "WANTED" | "UNREADABLE";
            }[];
            /** Format: uuid */
            caseId: string;
        };
        "casework.BreakGlassRequest": {
            reason: string;
        };
        "casework.BudgetExtended": {
            /** @description So many more have to agree; 0: she reads on. */
            missing: number;
            person: string;
        };
        "casework.Candidates": {
            people: string[];
        };
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
            /** @description Codes of what somebody has to do. */
            tasks: string[];
            /** @enum {unknown} */
            urgency: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
        };
        "casework.Cases": {
            cases: components["schemas"]["casework.Case"][];
            /** @description For people: the next `cursor`. */
            next?: string | null;
        };
        "casework.CasesFound": {
            cases: components["schemas"]["casework.Case"][];
            /** @description There are more: the `after` that they are asked for by. */
            next: string | null;
        };
        "casework.CaseShown": {
            /** Format: uuid */
            caseId: string;
            category: string | null;
            contents: {
                /** Format: date-time */
                fetchedAt: string | null;
                /** @enum {unknown} */
                kind: "REPORT" | "MESSAGE";
                parkedBecause: string | null;
                /** Format: date-time */
                receivedAt: string;
                /** @enum {unknown} */
                state: "WANTED" | "FETCHED" | "PARKED";
                /** Format: uuid */
                submissionId: string;
            }[];
            countryKnown: boolean;
            duplicates: {
                because: string[];
                /** Format: uuid */
                caseId: string;
                score: number;
            }[];
            /** @description For people: directory ids of those who have it. */
            handlers?: string[];
            /** @description Directory id. */
            lead: string | null;
            /** @description For people: what she may do to it now. */
            may?: string[];
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
            repeats: {
                because: string[];
                /** Format: uuid */
                caseId: string;
            }[];
            reprisal: boolean;
            /** @description For people. */
            routes?: string[];
            /** @enum {unknown} */
            status: "OPEN" | "CLOSED";
            tasks: {
                about: string;
                code: string;
                /** Format: date-time */
                doneAt: string | null;
                /** Format: date-time */
                dueAt: string;
                /** Format: date-time */
                openedAt: string;
            }[];
            /** @description For the operator. */
            timeline?: {
                /** @description Directory id. */
                actor: string | null;
                /** Format: date-time */
                at: string;
                detail: string[];
                what: string;
            }[];
            /** @enum {unknown} */
            urgency: "NONE" | "LOW" | "MEDIUM" | "HIGH" | "IMMINENT";
        };
        "casework.Closed": {
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            closedAt: string;
        };
        "casework.CloseRequest": {
            /** @description Directory id of who closes it: needed from the operator, and from nobody else. */
            actor?: string;
            /** @enum {unknown} */
            as: "SPAM" | "NOT_A_REPRISAL" | "HELPED";
        };
        "casework.Content": {
            bodies: {
                /** @description S2, by the names of the report format. */
                fields: {
                    [key: string]: unknown;
                } | null;
                /** @description S3. */
                identity: {
                    [key: string]: unknown;
                } | null;
                /** Format: date-time */
                receivedAt: string;
                /** @enum {unknown} */
                state: "READ" | "WANTED" | "UNREADABLE";
                /** Format: uuid */
                submissionId: string;
                /** @description Fields that are there and were not shown. */
                withheld: string[];
            }[];
            /** Format: uuid */
            caseId: string;
        };
        "casework.Conversation": {
            /** Format: uuid */
            caseId: string;
            messages: {
                /** @description Of the team: directory id. */
                author?: string;
                /** @enum {unknown} */
                from: "REPORTER" | "TEAM";
                /** Format: uuid */
                messageId: string;
                /** Format: date-time */
                receivedAt: string;
                /** @description Of the team: the reporter was shown it. */
                seen?: boolean;
                text: string | null;
            }[];
        };
        "casework.CorrectCountryRequest": {
            /** @description Directory id of the person who found out: needed from the operator, and from nobody else. */
            actor?: string;
            /** @description ISO 3166-1 alpha-2, the most serious first. */
            countries: string[];
            presentCountry?: string | null;
        };
        "casework.Count": {
            count: number;
            /** @description There are more than that. */
            more: boolean;
        };
        "casework.EraseRequest": {
            /** @description The code of the case once more. */
            reference: string;
        };
        "casework.Erasure": {
            /** Format: uuid */
            caseId: string;
            erased: boolean;
            /** @description How many more must agree. */
            missing: number;
        };
        "casework.ExtendBudgetRequest": {
            /** @description Directory id. */
            person: string;
        };
        "casework.FindByContactRequest": {
            /** @description The `next` of the page before. Noted and counted as a search of its own. */
            after?: string;
            /** @description A telephone number, a mail address, or a name on a service. */
            contact: string;
            /**
             * @description Why it is looked for.
             * @enum {unknown}
             */
            purpose: "CASE_WORK" | "VERIFICATION" | "EMERGENCY" | "SHARING";
        };
        "casework.Glass": {
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            endsAt: string;
        };
        "casework.Handlers": {
            /** Format: uuid */
            caseId: string;
            handlers: string[];
        };
        "casework.Readers": {
            /** Format: uuid */
            caseId: string;
            entries: {
                action: string;
                /** Format: date-time */
                at: string;
                person: string;
                purpose: string;
                times: number;
            }[];
        };
        "casework.Regions": {
            countryKnown: boolean;
            regions: string[];
        };
        "casework.Reply": {
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            replyId: string;
        };
        "casework.ReplyRequest": {
            /**
             * Format: uuid
             * @description Made by who writes: the same one again is the same reply.
             */
            replyId: string;
            text: string;
        };
        "casework.Timeline": {
            timeline: {
                /** @description Directory id. */
                actor: string | null;
                /** Format: date-time */
                at: string;
                detail: string[];
                what: string;
            }[];
        };
        "casework.Why": {
            /** @description Rules behind the newest decision. */
            because: string[];
            /** @description Routes by which she was called; null where she was not. */
            calledBy: string[] | null;
            /** Format: uuid */
            caseId: string;
            ways: {
                /** @enum {unknown} */
                by: "ALL" | "REGION" | "ROUTE" | "NO_REGION" | "HANDLER" | "TOLD" | "REFERRAL";
                codes: string[];
            }[];
        };
        "directory.Absence": {
            /** Format: date */
            from: string;
            person: string;
            /** Format: date */
            to: string;
        };
        "directory.AccountChanges": {
            items: {
                /** @description Who gave out the invitation by which it was opened, or asked for the reset that was confirmed. */
                after: string | null;
                /** Format: date-time */
                at: string;
                /** @description Directory id, operator, or directory for what followed by itself. */
                by: string;
                person: string;
                /** @enum {unknown} */
                what: "INVITED" | "RESET_ASKED" | "RESET_CONFIRMED" | "OPENED" | "CLOSED" | "SESSIONS_ENDED" | "PASSWORD_SET" | "FACTOR_ADDED" | "FACTOR_REMOVED" | "RECOVERY_CODES_MADE" | "OPEN_ID_LINKED";
            }[];
            /** @description Accounts opened within seven days, whichever way. */
            openedLately: number;
            page: number;
            total: number;
        };
        "directory.Accounts": {
            accounts: {
                factors: ("TOTP" | "WEBAUTHN")[];
                hasAccount: boolean;
                /** Format: date-time */
                invitedUntil?: string;
                /**
                 * Format: date
                 * @description Within 90 days.
                 */
                lastSignInDay?: string;
                name: string;
                openId: boolean;
                person: string;
                resetAskedBy?: string;
                roles: {
                    group?: string;
                    kind?: string;
                    region?: string;
                    /** @enum {unknown} */
                    role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
                }[];
            }[];
        };
        "directory.AddAbsence": {
            /** Format: date */
            from: string;
            person: string;
            /** Format: date */
            to: string;
            version: components["schemas"]["directory.Version"];
        };
        "directory.AddedFactor": {
            recoveryCodes?: components["schemas"]["directory.RecoveryCodes"];
        };
        "directory.AddGroup": {
            id: string;
            /** @enum {unknown} */
            kind: "SECURITY_WORKING_GROUP" | "COMMUNITY_RESOURCE_EXCHANGE" | "GRANTS" | "ACCOUNTABILITY" | "REVIEW" | "INFORMATION_SECURITY" | "STEERING_COMMITTEE" | "REGIONAL" | "THEMATIC" | "OTHER";
            name: string;
            version: components["schemas"]["directory.Version"];
        };
        "directory.AddOrganisation": {
            aliases?: string[];
            capacity?: string;
            id: string;
            kind: string;
            languages?: string[];
            name: string;
            regions?: string[];
            /** @description None of its people has an account: it is reached by links that are handed over one at a time. */
            servedByLink?: boolean;
            services?: string[];
            version: components["schemas"]["directory.Version"];
        };
        "directory.AddPerson": {
            /** Format: email */
            email: string;
            hours?: components["schemas"]["directory.DutyHours"];
            id: string;
            /** @description BCP 47 tag. */
            language: string;
            name: string;
            organisation?: string;
            pager?: string;
            version: components["schemas"]["directory.Version"];
            /** @description IANA name of a time zone. */
            zone?: string;
        };
        "directory.AskedReset": {
            askedBy: string;
            /** Format: date-time */
            until: string;
        };
        "directory.AttemptCode": {
            attempt: string;
            code: string;
        };
        "directory.Change": {
            about: string | null;
            action: string;
            /** Format: date-time */
            at: string;
            /** @description Ids, codes, days and names of fields. */
            detail: {
                [key: string]: unknown;
            };
            /** @description Null: not a person, but an import. */
            person: string | null;
            version: components["schemas"]["directory.Version"];
        };
        "directory.ChangeAbsence": {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            version: components["schemas"]["directory.Version"];
        };
        "directory.ChangeGroup": {
            /** @enum {unknown} */
            kind: "SECURITY_WORKING_GROUP" | "COMMUNITY_RESOURCE_EXCHANGE" | "GRANTS" | "ACCOUNTABILITY" | "REVIEW" | "INFORMATION_SECURITY" | "STEERING_COMMITTEE" | "REGIONAL" | "THEMATIC" | "OTHER";
            name: string;
            version: components["schemas"]["directory.Version"];
        };
        "directory.ChangeOrganisation": {
            aliases?: string[];
            capacity?: string;
            kind: string;
            languages?: string[];
            name: string;
            regions?: string[];
            /** @description None of its people has an account: it is reached by links that are handed over one at a time. */
            servedByLink?: boolean;
            services?: string[];
            version: components["schemas"]["directory.Version"];
        };
        "directory.ChangePassword": {
            current: string;
            /** @description At least 15 characters. */
            password: string;
        };
        "directory.ChangePerson": {
            /** Format: email */
            email: string;
            hours?: components["schemas"]["directory.DutyHours"];
            /** @description BCP 47 tag. */
            language: string;
            name: string;
            organisation?: string;
            pager?: string;
            version: components["schemas"]["directory.Version"];
            /** @description IANA name of a time zone. */
            zone?: string;
        };
        "directory.Colleagues": {
            people: {
                id: string;
                name: string;
            }[];
        };
        "directory.Compromised": {
            organisation: string;
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
                servedByLink?: boolean;
                services?: string[];
            }[];
            people: {
                email: string;
                hours?: {
                    [key: string]: unknown;
                };
                id: string;
                language?: string;
                name: string;
                organisation?: string;
                pager?: string;
                zone?: string;
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
        "directory.Duty": {
            group?: string;
            person: string;
            region?: string;
            /** @enum {unknown} */
            role: "DUTY" | "ALTERNATE_COORDINATOR";
            version: components["schemas"]["directory.Version"];
        };
        /** @description By the clocks of her zone, and not without one. Each span begins on one of the days (1 for Monday) and ends on the next where `to` is no later than `from`. */
        "directory.DutyHours": {
            days: number[];
            from: string;
            to: string;
        };
        "directory.Ended": {
            ended: number;
        };
        "directory.EnrolWebauthn": {
            attempt: string;
            label: string;
            /** @description RegistrationResponseJSON. */
            response: {
                [key: string]: unknown;
            };
        };
        "directory.Factors": {
            factors: {
                /** Format: date */
                addedOn: string;
                /** Format: uuid */
                id: string;
                /** @enum {unknown} */
                kind: "TOTP" | "WEBAUTHN";
                label?: string;
                /** Format: date */
                lastUsedOn?: string;
            }[];
            /** @description False: sign in again first (session.confirm-first). */
            mayChange: boolean;
            /** @description How many are left. */
            recoveryCodes: number;
        };
        "directory.Groups": {
            groups: {
                duty: string[];
                id: string;
                /** @enum {unknown} */
                kind: "SECURITY_WORKING_GROUP" | "COMMUNITY_RESOURCE_EXCHANGE" | "GRANTS" | "ACCOUNTABILITY" | "REVIEW" | "INFORMATION_SECURITY" | "STEERING_COMMITTEE" | "REGIONAL" | "THEMATIC" | "OTHER";
                members: string[];
                name: string;
            }[];
            version: components["schemas"]["directory.Version"];
        };
        "directory.Invitation": {
            /** @description Told once. To be handed over in person. */
            code: string;
            /** Format: date-time */
            expiresAt: string;
        };
        "directory.Language": {
            /** @description BCP 47 tag. */
            language: string;
        };
        "directory.LinkOpenId": {
            subject: string;
        };
        "directory.Me": {
            /** @description All that she may do at all, for menus. */
            actions: ("item.list" | "item.acknowledge" | "item.why" | "alert.list" | "alert.acknowledge" | "alert.hand-over" | "alert.watch" | "alert.raise" | "alert.lower" | "alert.pause" | "alert.read-record" | "case.list" | "case.search" | "case.find-contact" | "case.count" | "case.export" | "case.stream" | "case.read-routing" | "case.read-timeline" | "case.read-content" | "case.read-conversation" | "case.read-identity" | "case.reply" | "case.assign" | "case.correct-country" | "case.break-glass" | "case.read-access" | "case.close" | "case.erase" | "report.enter" | "consent.list" | "consent.read" | "consent.record" | "consent.withdraw" | "consent.override" | "referral.list" | "referral.offer" | "referral.release" | "hand-off.work" | "contact.draft" | "contact.agree" | "safety.read" | "safety.plan" | "deletion.hear" | "offer.list" | "offer.answer" | "packet.read" | "organisation.read-own" | "organisation.set-capacity" | "organisation.close-own" | "application.list" | "counts.read" | "counts.read-region" | "directory.read" | "change.read" | "directory.change" | "roster.read" | "roster.change" | "ladder.read" | "ladder.change" | "account.invite" | "account.reset-factor" | "role.preview" | "delivery.health" | "delivery.redrive" | "audit.health" | "reading.extend" | "audit.read" | "partner.list" | "person.name" | "session.list-own" | "session.end-own" | "session.end-others")[];
            /**
             * @description How many she signed in with.
             * @enum {unknown}
             */
            factors: 1 | 2;
            language: string;
            name: string;
            organisation?: string;
            person: string;
            roles: {
                group?: string;
                kind?: string;
                region?: string;
                /** @enum {unknown} */
                role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
            }[];
            /** Format: date-time */
            sessionEndsAt: string;
        };
        "directory.NameColleagues": {
            people: string[];
        };
        "directory.OneOrganisation": {
            organisation: components["schemas"]["directory.Organisation"];
            version: components["schemas"]["directory.Version"];
        };
        "directory.OnePerson": {
            person: components["schemas"]["directory.Person"];
            version: components["schemas"]["directory.Version"];
        };
        "directory.Organisation": {
            aliases: string[];
            capacity?: string;
            id: string;
            kind: string;
            languages: string[];
            name: string;
            /** @description How many belong to it. */
            people: number;
            regions: string[];
            /** @description None of its people has an account: it is reached by links that are handed over one at a time. */
            servedByLink?: boolean;
            services: string[];
        };
        "directory.Outcome": {
            /** @description False when it was like this already. */
            changed: boolean;
            version: components["schemas"]["directory.Version"];
        };
        "directory.OwnCapacity": {
            /** @enum {unknown} */
            capacity: "OPEN" | "LIMITED" | "PAUSED";
        };
        "directory.OwnOrganisation": {
            /** @description OPEN, LIMITED, PAUSED, or another word of an administrator. */
            capacity: string | null;
            id: string;
            languages: string[];
            name: string;
            people: {
                id: string;
                name: string;
            }[];
            regions: string[];
            services: string[];
        };
        "directory.Partner": {
            capacity: string | null;
            id: string;
            /** @description PARTNER; BANK or MECHANISM: outside, for drafts and consents alone. */
            kind: string;
            name: string;
            /** @description None of its people has an account: it is reached by links. */
            servedByLink: boolean;
            services: string[];
        };
        "directory.Person": {
            absences: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** Format: email */
            email: string;
            hours?: components["schemas"]["directory.DutyHours"];
            id: string;
            /** @description BCP 47 tag. */
            language: string;
            name: string;
            organisation?: string;
            pager?: string;
            roles: {
                group?: string;
                region?: string;
                /** @enum {unknown} */
                role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
            }[];
            /** @description IANA name of a time zone. */
            zone?: string;
        };
        "directory.Problem": {
            code: string;
            detail?: string;
            status: number;
            title: string;
            type: string;
        };
        /** @description Told once. */
        "directory.RecoveryCodes": string[];
        "directory.RegionMap": {
            countries: {
                country: string;
                overridden: boolean;
                region: string;
                usual: string | null;
            }[];
            regions: string[];
            version: components["schemas"]["directory.Version"];
        };
        "directory.Role": {
            group?: string;
            person: string;
            region?: string;
            /** @enum {unknown} */
            role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
            version: components["schemas"]["directory.Version"];
        };
        "directory.Rosters": {
            rosters: {
                absences: components["schemas"]["directory.Absence"][];
                group?: string;
                mayChange: boolean;
                people: {
                    hours?: components["schemas"]["directory.DutyHours"];
                    person: string;
                    /** @enum {unknown} */
                    role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
                    /** @description IANA name of a time zone. */
                    zone?: string;
                }[];
                region?: string;
            }[];
            version: components["schemas"]["directory.Version"];
        };
        "directory.SearchOrganisations": {
            /** @enum {unknown} */
            direction?: "ascending" | "descending";
            kind?: string;
            /** @default 1 */
            page: number;
            /** @default 50 */
            size: number;
            /** @enum {unknown} */
            sort?: "id" | "name" | "kind";
            text?: string;
        };
        "directory.SearchPeople": {
            /** @enum {unknown} */
            direction?: "ascending" | "descending";
            group?: string;
            organisation?: string;
            /** @default 1 */
            page: number;
            region?: string;
            /** @enum {unknown} */
            role?: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
            /** @default 50 */
            size: number;
            /** @enum {unknown} */
            sort?: "id" | "name" | "organisation" | "language";
            text?: string;
        };
        "directory.SeenVersion": {
            version: components["schemas"]["directory.Version"];
        };
        "directory.Sessions": {
            sessions: {
                current: boolean;
                /** @enum {unknown} */
                factors: 1 | 2;
                /** Format: uuid */
                id: string;
                /** @enum {unknown} */
                second: "TOTP" | "WEBAUTHN" | "RECOVERY" | null;
                /** Format: date */
                signedInOn: string;
                /** @enum {unknown} */
                way: "PASSWORD" | "INVITATION" | "OPEN_ID";
            }[];
        };
        "directory.SetRegion": {
            region: string;
            version: components["schemas"]["directory.Version"];
        };
        "directory.Sight": {
            actions: {
                oneFactor: ("item.list" | "item.acknowledge" | "item.why" | "alert.list" | "alert.acknowledge" | "alert.hand-over" | "alert.watch" | "alert.raise" | "alert.lower" | "alert.pause" | "alert.read-record" | "case.list" | "case.search" | "case.find-contact" | "case.count" | "case.export" | "case.stream" | "case.read-routing" | "case.read-timeline" | "case.read-content" | "case.read-conversation" | "case.read-identity" | "case.reply" | "case.assign" | "case.correct-country" | "case.break-glass" | "case.read-access" | "case.close" | "case.erase" | "report.enter" | "consent.list" | "consent.read" | "consent.record" | "consent.withdraw" | "consent.override" | "referral.list" | "referral.offer" | "referral.release" | "hand-off.work" | "contact.draft" | "contact.agree" | "safety.read" | "safety.plan" | "deletion.hear" | "offer.list" | "offer.answer" | "packet.read" | "organisation.read-own" | "organisation.set-capacity" | "organisation.close-own" | "application.list" | "counts.read" | "counts.read-region" | "directory.read" | "change.read" | "directory.change" | "roster.read" | "roster.change" | "ladder.read" | "ladder.change" | "account.invite" | "account.reset-factor" | "role.preview" | "delivery.health" | "delivery.redrive" | "audit.health" | "reading.extend" | "audit.read" | "partner.list" | "person.name" | "session.list-own" | "session.end-own" | "session.end-others")[];
                twoFactors: ("item.list" | "item.acknowledge" | "item.why" | "alert.list" | "alert.acknowledge" | "alert.hand-over" | "alert.watch" | "alert.raise" | "alert.lower" | "alert.pause" | "alert.read-record" | "case.list" | "case.search" | "case.find-contact" | "case.count" | "case.export" | "case.stream" | "case.read-routing" | "case.read-timeline" | "case.read-content" | "case.read-conversation" | "case.read-identity" | "case.reply" | "case.assign" | "case.correct-country" | "case.break-glass" | "case.read-access" | "case.close" | "case.erase" | "report.enter" | "consent.list" | "consent.read" | "consent.record" | "consent.withdraw" | "consent.override" | "referral.list" | "referral.offer" | "referral.release" | "hand-off.work" | "contact.draft" | "contact.agree" | "safety.read" | "safety.plan" | "deletion.hear" | "offer.list" | "offer.answer" | "packet.read" | "organisation.read-own" | "organisation.set-capacity" | "organisation.close-own" | "application.list" | "counts.read" | "counts.read-region" | "directory.read" | "change.read" | "directory.change" | "roster.read" | "roster.change" | "ladder.read" | "ladder.change" | "account.invite" | "account.reset-factor" | "role.preview" | "delivery.health" | "delivery.redrive" | "audit.health" | "reading.extend" | "audit.read" | "partner.list" | "person.name" | "session.list-own" | "session.end-own" | "session.end-others")[];
            };
            breaksGlassOf: components["schemas"]["directory.SightWay"][];
            needsSecondFactor: boolean;
            neverSees: ("OF_HERSELF" | "OF_HER_ORGANISATION")[];
            person: string;
            roles: {
                group?: string;
                /** @enum {unknown} */
                kind?: "SECURITY_WORKING_GROUP" | "COMMUNITY_RESOURCE_EXCHANGE" | "GRANTS" | "ACCOUNTABILITY" | "REVIEW" | "INFORMATION_SECURITY" | "STEERING_COMMITTEE" | "REGIONAL" | "THEMATIC" | "OTHER";
                region?: string;
                /** @enum {unknown} */
                role: "MEMBER" | "DUTY" | "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "GLOBAL_DUTY" | "LAST_RESORT" | "PROTECTION_PARTNER" | "CASE_HANDLER" | "REVIEWER" | "SECRETARIAT" | "ADMINISTRATOR" | "AUDITOR";
            }[];
            sees: {
                S1: components["schemas"]["directory.SightWay"][];
                S2: components["schemas"]["directory.SightWay"][];
                S3: components["schemas"]["directory.SightWay"][];
            };
            standings: {
                is: string;
                region?: string;
                routes: string[];
            }[];
            /** @description With the role that was asked about, which she does not have. */
            supposed: boolean;
            version: components["schemas"]["directory.Version"];
        };
        "directory.SightWay": {
            /** @enum {unknown} */
            by: "all" | "no-region" | "handler" | "told" | "regions" | "routes" | "referral";
            regions?: string[];
            routes?: string[];
            statuses?: string[];
        };
        "directory.TotpOptions": {
            attempt: string;
            secret: string;
            uri: string;
        };
        /** @description Of the directory. A change names the one that was seen; another one now is directory.changed-meanwhile. */
        "directory.Version": number;
        "directory.WebauthnOptions": {
            attempt: string;
            /** @description PublicKeyCredentialCreationOptionsJSON. */
            options: {
                [key: string]: unknown;
            };
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
        "insights.RegionCounts": {
            cells: components["schemas"]["insights.Cell"][];
            /** @description How to read the numbers. */
            notes: string[];
            region: string;
            /** @description Null where a cell of the region is withheld. */
            total: number | null;
        };
        "intake.EnteredReport": {
            /** @description A signed line that says that a report existed today, and nothing of it: for the person. */
            proof: string | null;
            /** @description The return code for the person; null where she gave hers. */
            receipt: string | null;
            /** @description The case code that people quote. */
            reference: string;
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
            /** @description The same in words, in order. */
            words: string[];
        };
        "intake.EnterReport": {
            /** @enum {unknown} */
            channel: "PHONE" | "SIGNAL" | "SMS" | "VOICE_NOTE" | "IN_PERSON" | "EMAIL" | "PARTNER";
            /** @enum {unknown} */
            consentGiven?: "WRITTEN" | "RECORDED" | "ORAL_WITNESSED" | "SECURE_CHAT" | "ORAL";
            /**
             * Format: uuid
             * @description Drawn by whoever enters it: the same again is no second report.
             */
            entry: string;
            /** @description Risks, limits, the right to refuse and to take back were explained. */
            explained?: boolean;
            interpreter?: string;
            /** @description The return code that the person said, in words or letters: it is added to her report then. */
            receipt?: string;
            /** @description In the report format, without receipt and channel. */
            report: Record<string, never>;
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
            /** @description Directory id of whom it is about, where it is about somebody's reading. */
            about?: string;
            /** Format: date-time */
            acknowledgedAt?: string;
            /** @description Null for a partner's people, who are told of a referral and of no case. */
            caseId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            kind: "REPORT" | "ALERT" | "ESCALATION" | "CHECK_IN_DUE" | "CHECK_IN_MISSED" | "CHECK_INS_RESUMED" | "CHECK_INS_ENDED" | "REASSESSMENT_DUE" | "PLAN_GIVEN" | "PLAN_DUE" | "PLAN_LATE" | "REFERRAL_COMMITTED" | "REFERRAL_DECLINED" | "DELETION_CONFIRMED" | "CONSENT_WITHDRAWN" | "CONSENT_ENDING" | "CONSENT_ENDED" | "REFERRAL_SILENT" | "HANDOVER" | "HANDOVER_ACCEPTED" | "HANDOVER_FAILED" | "LOWERING_ASKED" | "URGENCY_LOWERED" | "LOWERING_LAPSED" | "CLOCK_OVERDUE" | "LADDER_PAUSED" | "HAND_OFF_ASKED" | "HAND_OFF_CALLED_BACK" | "HAND_OFF_MOVED" | "CONTACT_TAKEN_BACK" | "REFERRAL_WRITTEN" | "LINK_WANTED" | "LINK_CODES" | "LINK_ELSEWHERE" | "DELETION_LATE" | "GLASS" | "READING" | "READING_STOPPED" | "OVERRIDE" | "OFFER" | "PACKET" | "OFFER_ENDED" | "DELETION" | "DESK_WROTE" | "COMPROMISED" | "DELETION_LEFT" | "RELEASED";
            reference: string;
            /** Format: uuid */
            referralId?: string;
            routes: string[];
            /** @description Who says that she has the case, and when last: directory ids of people who are told of it. */
            takenBy: {
                /** Format: date-time */
                at: string;
                person: string;
            }[];
            urgency: string;
        };
        "portal.Hint": {
            id?: string;
            /** @enum {unknown} */
            what: "items" | "alerts" | "cases" | "accounts" | "offers";
        };
        "portal.Session": {
            csrf: string;
            /** Format: date-time */
            endsAt: string;
            /** @enum {unknown} */
            factors: 1 | 2;
            idleSeconds: number;
            language: string;
            name: string;
            /** @description Where partners come in. */
            partnersAt: string | null;
            person: string;
        };
        "portal.SignInStep": {
            attempt: string;
            /** @constant */
            step: "SECOND_FACTOR";
            ways: ("totp" | "webauthn" | "recovery")[];
        } | {
            attempt: string;
            /** @constant */
            step: "SET_PASSWORD";
        } | {
            attempt: string;
            /** @constant */
            step: "ENROL_FACTOR";
            ways: ("totp" | "webauthn")[];
        } | {
            csrf: string;
            recoveryCodes?: string[];
            /** @constant */
            step: "SIGNED_IN";
        } | {
            /** @description Not signed in: she belongs to the other entrance, which is there. */
            at: string | null;
            recoveryCodes?: string[];
            /** @constant */
            step: "ELSEWHERE";
        };
        "protection.Acknowledged": {
            /** Format: uuid */
            alertId: string;
            /** Format: date-time */
            at: string;
            /** @description Directory id of who has it. */
            by: string;
        };
        "protection.AgreeCheckIns": {
            /** @enum {unknown} */
            channel: "PHONE" | "SIGNAL" | "WHATSAPP" | "SMS" | "EMAIL" | "IN_PERSON" | "TRUSTED_PERSON" | "RECEIPT_ONLY" | "OTHER";
            /** @description Beside those of the week. */
            daysAdded: string[];
            /** @description Left out, such as holidays. */
            daysOut: string[];
            /** @description Coming back at the public door on the day counts. For one check-in a day at most. */
            doorCounts: boolean;
            /** Format: date */
            endsOn?: string;
            /** @description In place of times of day and days of the week. */
            everyHours?: number;
            graceMinutes: number;
            /**
             * @description To which a missed one raises the alert.
             * @enum {unknown}
             */
            level: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
            /**
             * Format: uuid
             * @description The agreement that runs, where there is one.
             */
            replaces?: string;
            /** @description How she is reached, and what is done when she is not. */
            says?: string;
            /** Format: date */
            startsOn: string;
            /** @description By the clocks of that zone. With everyHours one: of the first. */
            times: string[];
            /** @description 1 for Monday. */
            weekdays: number[];
            /**
             * @description With whom it was agreed.
             * @enum {unknown}
             */
            with: "PERSON" | "REPRESENTATIVE" | "COMMUNITY";
            /** @description A name of the IANA database, such as America/Bogota. */
            zone: string;
        };
        "protection.Alert": {
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description Directory id. */
            acknowledgedBy: string | null;
            /** Format: uuid */
            caseId: string;
            /** @description What is overdue first. */
            clocks: components["schemas"]["protection.Clock"][];
            /** @description Further reports of one burst that share this alert; a thousand means that or more. */
            gathered: number;
            /** @description Somebody is asked to take it from whoever has it. */
            handover: {
                /** Format: date-time */
                answerBy: string;
                from: string;
                /** Format: uuid */
                handoverId: string;
                to: string;
            } | null;
            /** @description A second person must agree to lower it. */
            lowering: {
                askedBy: string;
                /** Format: date-time */
                endsAt: string;
                /** Format: uuid */
                loweringId: string;
                /** @enum {unknown} */
                wanted: "HIGH" | "MEDIUM" | "LOW";
            } | null;
            /** @description The last check-in that was missed since it was raised, or that raised it. */
            missedCheckIn: {
                /**
                 * Format: date-time
                 * @description She was in contact after all.
                 */
                doneAt: string | null;
                /** Format: date-time */
                missedAt: string;
            } | null;
            /** @enum {unknown} */
            mode: "PAGE" | "QUEUE" | "NONE";
            /** Format: date-time */
            nextRungAt: string | null;
            /**
             * Format: date-time
             * @description Its ladder stands still until then.
             */
            pausedUntil: string | null;
            /** Format: date-time */
            raisedAt: string;
            /** @description The case code that people quote. */
            reference: string;
            regions: string[];
            rungsTaken: number;
            /** @description To a person: she was told of the case, so that she may acknowledge. */
            told?: boolean;
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
            /** @description To a person: it is on her watch list. */
            watched?: boolean;
        };
        "protection.AlertRecord": {
            calls: {
                /** Format: date-time */
                answeredAt: string | null;
                /**
                 * Format: date-time
                 * @description The item in the portal came first.
                 */
                calledAt: string;
                /** @description Directory id. */
                person: string;
                /**
                 * @description Which people the rung came to; that whoever had it asked her to take it; or which clock of the case was overdue, that a check-in was missed.
                 * @enum {unknown}
                 */
                reached: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT" | "HANDOVER" | "SAFE_CONTACT" | "DECISION" | "REVIEW" | "CHECK_IN_MISSED" | null;
                round: number;
                /** @description Nothing: when it was raised, by whoever had it, or by a clock of the case. */
                rung: number | null;
                sent: {
                    /** Format: date-time */
                    at: string;
                    /** @description MAIL or PAGE. */
                    channel: string;
                }[];
            }[];
            rungs: {
                /** Format: date-time */
                dueAt: string;
                /** Format: date-time */
                firedAt: string | null;
                /** @enum {unknown} */
                mode: "PAGE" | "QUEUE" | "NONE";
                /** @enum {unknown} */
                role: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT";
                /** @description Raised again, an alert begins a new one. */
                round: number;
                rung: number;
            }[];
        };
        "protection.AskForHelp": {
            measures: ("PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE")[];
            /** @description Directory id of the one organisation to ask; left out: every one that may be able to. */
            to?: string;
        };
        "protection.AskOverride": {
            because: string;
            /** @enum {unknown} */
            cannotBeAsked: "MISSING" | "DETAINED" | "UNCONSCIOUS";
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
        };
        "protection.Assessments": {
            assessments: {
                /** Format: date-time */
                assessedAt: string;
                /** @description Directory id. */
                assessedBy: string;
                /** Format: uuid */
                assessmentId: string;
                because: string[];
                /** @description What protects her already. */
                capacities: {
                    /** @enum {unknown} */
                    measure: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE";
                    says?: string;
                }[];
                /** Format: date-time */
                expiresAt: string;
                /** @enum {unknown} */
                level: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
                /**
                 * @description Below which it could not be.
                 * @enum {unknown}
                 */
                lowest: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
                /** Format: date-time */
                supersededAt: string | null;
                threats: {
                    /** @enum {unknown} */
                    act: "ACT-KILL" | "ACT-KILLATT" | "ACT-DISAP" | "ACT-ABDUCT" | "ACT-TORTURE" | "ACT-SEXUAL" | "ACT-PHYS" | "ACT-DTHREAT" | "ACT-THREAT" | "ACT-ARREST" | "ACT-CRIMIN" | "ACT-SLAPP" | "ACT-SUMMON" | "ACT-SURV" | "ACT-DIGITAL" | "ACT-STIGMA" | "ACT-RAID" | "ACT-CONFISC" | "ACT-PROP" | "ACT-EVICT" | "ACT-JOB" | "ACT-BENEFIT" | "ACT-TRAVEL" | "ACT-ADMIN" | "ACT-ASSEMB" | "ACT-BLACKM" | "ACT-MEDICAL" | "ACT-LAW" | "ACT-OTHER" | "ACT-UNK";
                    says?: string;
                    /**
                     * @description NOW: going on, or said for within 72 hours.
                     * @enum {unknown}
                     */
                    when: "NOW" | "DAYS_7" | "DAYS_30" | "DAYS_90" | "OLDER" | "UNKNOWN";
                }[];
                vulnerabilities: {
                    /** @enum {unknown} */
                    factor: "RF-NOW" | "RF-DATED" | "RF-WEAPON" | "RF-LOCKNOWN" | "RF-PRIOR" | "RF-ESCAL" | "RF-COLLEAGUE" | "RF-STATE" | "RF-DETAINED" | "RF-INCOMM" | "RF-HIDING" | "RF-MINOR" | "RF-WHRD" | "RF-LGBTI" | "RF-INDIG" | "RF-REMOTE" | "RF-DEVICE" | "RF-NAMED" | "RF-HEALTH" | "RF-EVENT" | "RF-CIVIC" | "RF-STATUS" | "RF-ISOL";
                    says?: string;
                }[];
            }[];
            /** @description The newest has ended. */
            due: boolean;
        };
        "protection.AssessRisk": {
            /** @description Id of the last assessment that she has seen; NONE where there was none. Left out: whatever stands. */
            after?: string;
            /** @description What protects her already. */
            capacities: {
                /** @enum {unknown} */
                measure: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE";
                says?: string;
            }[];
            /** @enum {unknown} */
            level: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
            threats: {
                /** @enum {unknown} */
                act: "ACT-KILL" | "ACT-KILLATT" | "ACT-DISAP" | "ACT-ABDUCT" | "ACT-TORTURE" | "ACT-SEXUAL" | "ACT-PHYS" | "ACT-DTHREAT" | "ACT-THREAT" | "ACT-ARREST" | "ACT-CRIMIN" | "ACT-SLAPP" | "ACT-SUMMON" | "ACT-SURV" | "ACT-DIGITAL" | "ACT-STIGMA" | "ACT-RAID" | "ACT-CONFISC" | "ACT-PROP" | "ACT-EVICT" | "ACT-JOB" | "ACT-BENEFIT" | "ACT-TRAVEL" | "ACT-ADMIN" | "ACT-ASSEMB" | "ACT-BLACKM" | "ACT-MEDICAL" | "ACT-LAW" | "ACT-OTHER" | "ACT-UNK";
                says?: string;
                /**
                 * @description NOW: going on, or said for within 72 hours.
                 * @enum {unknown}
                 */
                when: "NOW" | "DAYS_7" | "DAYS_30" | "DAYS_90" | "OLDER" | "UNKNOWN";
            }[];
            /**
             * Format: date-time
             * @description When it is to be done anew; left out: as late as its level allows.
             */
            until?: string;
            vulnerabilities: {
                /** @enum {unknown} */
                factor: "RF-NOW" | "RF-DATED" | "RF-WEAPON" | "RF-LOCKNOWN" | "RF-PRIOR" | "RF-ESCAL" | "RF-COLLEAGUE" | "RF-STATE" | "RF-DETAINED" | "RF-INCOMM" | "RF-HIDING" | "RF-MINOR" | "RF-WHRD" | "RF-LGBTI" | "RF-INDIG" | "RF-REMOTE" | "RF-DEVICE" | "RF-NAMED" | "RF-HEALTH" | "RF-EVENT" | "RF-CIVIC" | "RF-STATUS" | "RF-ISOL";
                says?: string;
            }[];
        };
        "protection.CheckInAgreement": {
            /** @enum {unknown} */
            channel: "PHONE" | "SIGNAL" | "WHATSAPP" | "SMS" | "EMAIL" | "IN_PERSON" | "TRUSTED_PERSON" | "RECEIPT_ONLY" | "OTHER";
            /** Format: uuid */
            checkInId: string;
            /** @description The newest first; at most 100. */
            checkIns: {
                /** @enum {unknown} */
                channel: "PHONE" | "SIGNAL" | "WHATSAPP" | "SMS" | "EMAIL" | "IN_PERSON" | "TRUSTED_PERSON" | "RECEIPT_ONLY" | "OTHER" | null;
                /** Format: date-time */
                doneAt: string | null;
                /** @description Directory id. */
                doneBy: string | null;
                /** Format: date-time */
                dueAt: string;
                /** Format: uuid */
                dueId: string;
                late: boolean | null;
                /** Format: date-time */
                missAt: string;
                /** Format: date-time */
                missedAt: string | null;
                says: string | null;
                /** @enum {unknown} */
                state: "WAITING" | "DUE" | "MISSED" | "DONE" | "LEFT_OUT";
                /** Format: date-time */
                toldAt: string | null;
            }[];
            /** @description Beside those of the week. */
            daysAdded: string[];
            /** @description Left out, such as holidays. */
            daysOut: string[];
            /** @description Coming back at the public door on the day counts. For one check-in a day at most. */
            doorCounts: boolean;
            /** Format: date-time */
            endedAt: string | null;
            /** @enum {unknown} */
            endedBecause: "ENDED" | "REPLACED" | "CLOSED" | "WITHDRAWN" | "RUN_OUT" | "UNPLANNED" | null;
            /** @description Directory id. */
            endedBy: string | null;
            /** Format: date */
            endsOn?: string;
            endWhy: string | null;
            /** @description In place of times of day and days of the week. */
            everyHours?: number;
            graceMinutes: number;
            /**
             * @description To which a missed one raises the alert.
             * @enum {unknown}
             */
            level: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
            /** Format: date-time */
            madeAt: string;
            /** @description Directory id. */
            madeBy: string;
            pauses: {
                /** Format: date-time */
                overAt: string | null;
                /** @description Directory id. */
                overBy: string | null;
                /** @description Directory id. */
                pausedBy: string;
                /** Format: date-time */
                since: string;
                /** Format: date-time */
                until: string;
                why: string;
            }[];
            /** @description How she is reached, and what is done when she is not. */
            says?: string;
            /** Format: date */
            startsOn: string;
            /** @description By the clocks of that zone. With everyHours one: of the first. */
            times: string[];
            /** @description 1 for Monday. */
            weekdays: number[];
            /**
             * @description With whom it was agreed.
             * @enum {unknown}
             */
            with: "PERSON" | "REPRESENTATIVE" | "COMMUNITY";
            /** @description A name of the IANA database, such as America/Bogota. */
            zone: string;
        };
        "protection.CheckInsAnswer": {
            /** Format: uuid */
            checkInId: string;
            /** Format: date-time */
            nextDueAt: string;
        };
        "protection.Clock": {
            /** @enum {unknown} */
            clock: "TAKEN" | "SAFE_CONTACT" | "DECISION" | "REVIEW";
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            metAt: string | null;
            overdue: boolean;
        };
        "protection.Consent": {
            /**
             * Format: uuid
             * @description Of a question: what answered it.
             */
            answeredBy: string | null;
            classes: ("S0" | "S1" | "S2" | "S3")[];
            /** Format: uuid */
            consentId: string;
            /** Format: date-time */
            expiresAt: string | null;
            explained: ("RISKS" | "LIMITS" | "MAY_REFUSE" | "MAY_WITHDRAW" | "CANNOT_BE_UNDONE")[];
            /** Format: date-time */
            givenAt: string | null;
            /** @enum {unknown} */
            givenBy: "PERSON" | "REPRESENTATIVE" | "CHILD" | "COMMUNITY" | null;
            /** @enum {unknown} */
            how: "WRITTEN" | "RECORDED" | "ORAL_WITNESSED" | "SECURE_CHAT" | null;
            language: string | null;
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Directory id. */
            recordedBy: string;
            /** @enum {unknown} */
            status: "PENDING" | "GIVEN" | "REFUSED" | "WITHDRAWN" | "EXPIRED" | "OVERRIDE";
            /** Format: date-time */
            supersededAt: string | null;
            /** @description Somebody objected since it was given: it lets nothing be shared, until it is taken back or she agrees anew. */
            suspended: boolean;
            /** Format: date-time */
            withdrawnAt: string | null;
        };
        "protection.ConsentPaper": {
            classes: ("S0" | "S1" | "S2" | "S3")[];
            conditions: string[];
            /** Format: uuid */
            consentId: string;
            /** @description How long it holds where nobody says another end. */
            days: number;
            /** Format: date-time */
            expiresAt: string | null;
            explained: ("RISKS" | "LIMITS" | "MAY_REFUSE" | "MAY_WITHDRAW" | "CANNOT_BE_UNDONE")[];
            /** @enum {unknown} */
            givenBy: "PERSON" | "REPRESENTATIVE" | "CHILD" | "COMMUNITY" | null;
            language: string | null;
            notTo: string[];
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
            /**
             * @description PENDING: the form to ask with.
             * @enum {unknown}
             */
            status: "PENDING" | "GIVEN";
            /** @description A child agreed whose caregiver must not be asked. */
            withoutCaregiver: boolean;
        };
        "protection.ConsentRead": {
            /**
             * Format: uuid
             * @description Of a question: what answered it.
             */
            answeredBy: string | null;
            classes: ("S0" | "S1" | "S2" | "S3")[];
            /** Format: uuid */
            consentId: string;
            /** Format: date-time */
            expiresAt: string | null;
            explained: ("RISKS" | "LIMITS" | "MAY_REFUSE" | "MAY_WITHDRAW" | "CANNOT_BE_UNDONE")[];
            /** Format: date-time */
            givenAt: string | null;
            /** @enum {unknown} */
            givenBy: "PERSON" | "REPRESENTATIVE" | "CHILD" | "COMMUNITY" | null;
            /** @enum {unknown} */
            how: "WRITTEN" | "RECORDED" | "ORAL_WITNESSED" | "SECURE_CHAT" | null;
            language: string | null;
            /** @description null: not hers to read. */
            named: {
                /** @description By what right she speaks for somebody else; of a community, the mandate. */
                basis?: string;
                interpreter?: string;
                representative?: string;
                /** @description Of a community: whoever does not agree. Her data stay out. */
                without?: string[];
                witness?: string;
            } | null;
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Directory id. */
            recordedBy: string;
            /** @enum {unknown} */
            status: "PENDING" | "GIVEN" | "REFUSED" | "WITHDRAWN" | "EXPIRED" | "OVERRIDE";
            /** Format: date-time */
            supersededAt: string | null;
            /** @description Somebody objected since it was given: it lets nothing be shared, until it is taken back or she agrees anew. */
            suspended: boolean;
            terms: {
                conditions: string[];
                notTo: string[];
            };
            /** Format: date-time */
            withdrawnAt: string | null;
        };
        "protection.Contact": {
            /** Format: date-time */
            agreedAt: string | null;
            /** @description Directory id. */
            agreedBy: string | null;
            /** Format: uuid */
            contactId: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Directory id. */
            endedBy: string | null;
            /** @description Its words say who she is. */
            namesHer: boolean;
            /** @enum {unknown} */
            purpose: "CP-UN" | "CP-BANKPRIV";
            /** @description Directory id. */
            recipient: string;
            /** @enum {unknown} */
            status: "DRAFTED" | "AGREED" | "EXPORTED" | "DROPPED" | "TAKEN_BACK";
            /** Format: date-time */
            writtenAt: string;
            /** @description Directory id. */
            writtenBy: string;
        };
        "protection.ContactAnswer": {
            /** Format: uuid */
            contactId: string;
            /** @enum {unknown} */
            status: "DRAFTED" | "AGREED" | "EXPORTED" | "DROPPED" | "TAKEN_BACK";
        };
        "protection.ContactRead": {
            /** Format: date-time */
            agreedAt: string | null;
            /** @description Directory id. */
            agreedBy: string | null;
            /** Format: uuid */
            contactId: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Directory id. */
            endedBy: string | null;
            /** @description Its words say who she is. */
            namesHer: boolean;
            /** @enum {unknown} */
            purpose: "CP-UN" | "CP-BANKPRIV";
            /** @description Directory id. */
            recipient: string;
            /** @enum {unknown} */
            status: "DRAFTED" | "AGREED" | "EXPORTED" | "DROPPED" | "TAKEN_BACK";
            words: string;
            /** Format: date-time */
            writtenAt: string;
            /** @description Directory id. */
            writtenBy: string;
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
        "protection.DecisionShown": {
            /** @description Codes of the rules that fired, of urgency first. */
            because: string[];
            /** @enum {unknown} */
            cause: "REPORT" | "URGENCY_FOUND" | "REPETITION" | "REGION_ASSIGNED" | "ASSESSED" | "PERSON" | "HANDED_OFF" | "CHECK_IN_MISSED";
            /** Format: date-time */
            decidedAt: string;
            /** @description Directory id. */
            lead: string | null;
            regions: string[];
            routes: string[];
            tasks: string[];
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
        };
        "protection.Deletion": {
            /** Format: date-time */
            deletedAt: string;
            /** Format: uuid */
            referralId: string;
        };
        "protection.DeskCheckIn": {
            /** Format: uuid */
            caseId: string;
            /** Format: uuid */
            checkInId: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: uuid */
            dueId: string;
            /**
             * Format: date-time
             * @description Without a contact by then it is missed.
             */
            missAt: string;
            /** Format: date-time */
            missedAt: string | null;
            /** Format: date-time */
            pausedUntil: string | null;
            reference: string;
            /** @description Its agreement runs. */
            runs: boolean;
            /** @enum {unknown} */
            state: "WAITING" | "DUE" | "MISSED" | "DONE" | "LEFT_OUT";
            /** @enum {unknown} */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
        };
        "protection.DraftContact": {
            /** @description Its words say who she is. */
            namesHer: boolean;
            /** @enum {unknown} */
            purpose: "CP-UN" | "CP-BANKPRIV";
            /** @description Directory id. */
            recipient: string;
            words: string;
        };
        "protection.EndedLink": {
            /** Format: date-time */
            endedAt: string;
            /** Format: uuid */
            linkId: string;
        };
        "protection.HandOff": {
            /** Format: date-time */
            askedAt: string;
            /** @description Directory id. */
            askedBy: string;
            /** @enum {unknown} */
            declinedBecause: "NOT_OURS" | "NO_FUNDS" | "OUT_OF_TIME" | "CANNOT_BE_SAFE" | "DONE_ALREADY" | "OTHER" | null;
            /** Format: uuid */
            handOffId: string;
            /** @enum {unknown} */
            kind: "GRANT" | "ACCOUNTABILITY" | "COMMUNITY";
            /** Format: date-time */
            movedAt: string | null;
            /** @description Directory id; null while nobody moved it, and where grants took it by itself. */
            movedBy: string | null;
            /** @enum {unknown} */
            status: "ASKED" | "TAKEN" | "DONE" | "DECLINED" | "CALLED_BACK";
        };
        "protection.HandOffAnswer": {
            /** Format: uuid */
            handOffId: string;
            /** @enum {unknown} */
            status: "ASKED" | "TAKEN" | "DONE" | "DECLINED" | "CALLED_BACK";
        };
        "protection.HandOffRead": {
            /** Format: date-time */
            askedAt: string;
            /** @description Directory id. */
            askedBy: string;
            /** @enum {unknown} */
            declinedBecause: "NOT_OURS" | "NO_FUNDS" | "OUT_OF_TIME" | "CANNOT_BE_SAFE" | "DONE_ALREADY" | "OTHER" | null;
            /** Format: uuid */
            handOffId: string;
            /** @enum {unknown} */
            kind: "GRANT" | "ACCOUNTABILITY" | "COMMUNITY";
            /** Format: date-time */
            movedAt: string | null;
            /** @description Directory id; null while nobody moved it, and where grants took it by itself. */
            movedBy: string | null;
            note: string;
            /** @enum {unknown} */
            status: "ASKED" | "TAKEN" | "DONE" | "DECLINED" | "CALLED_BACK";
        };
        "protection.Handover": {
            /** Format: date-time */
            answerBy: string;
            /** Format: uuid */
            handoverId: string;
            /** @enum {unknown} */
            state: "ASKED" | "ACCEPTED" | "REFUSED" | "LAPSED" | "ENDED";
        };
        "protection.HandOver": {
            /** @enum {unknown} */
            kind: "GRANT" | "ACCOUNTABILITY" | "COMMUNITY";
            /** @description What that group needs, and no more; of a grant not the story. */
            note: string;
        };
        "protection.HearDeletion": {
            /** @enum {unknown} */
            channel: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
            /**
             * Format: date-time
             * @description Nothing: now.
             */
            saidAt?: string;
        };
        "protection.HelpAsked": {
            /** Format: uuid */
            needId: string;
            offered: {
                /** @description Codes such as SERVICE:PM-LEGAL, REGION:LAC, LANGUAGE:es, CAPACITY:OPEN; CHOSEN. */
                because: string[];
                organisation: string;
                rank: number;
                /** Format: uuid */
                referralId: string;
            }[];
            /** @enum {unknown} */
            state: "OPEN" | "HELPED" | "UNANSWERED";
        };
        "protection.LadderLevels": {
            HIGH: {
                /** @description Milliseconds. */
                repeat?: number;
                rungs: {
                    /** @description Milliseconds. */
                    after: number;
                    /** @enum {unknown} */
                    mode: "PAGE" | "QUEUE" | "NONE";
                    /** @enum {unknown} */
                    to: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT";
                }[];
            };
            IMMINENT: {
                /** @description Milliseconds. */
                repeat?: number;
                rungs: {
                    /** @description Milliseconds. */
                    after: number;
                    /** @enum {unknown} */
                    mode: "PAGE" | "QUEUE" | "NONE";
                    /** @enum {unknown} */
                    to: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT";
                }[];
            };
            LOW: {
                /** @description Milliseconds. */
                repeat?: number;
                rungs: {
                    /** @description Milliseconds. */
                    after: number;
                    /** @enum {unknown} */
                    mode: "PAGE" | "QUEUE" | "NONE";
                    /** @enum {unknown} */
                    to: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT";
                }[];
            };
            MEDIUM: {
                /** @description Milliseconds. */
                repeat?: number;
                rungs: {
                    /** @description Milliseconds. */
                    after: number;
                    /** @enum {unknown} */
                    mode: "PAGE" | "QUEUE" | "NONE";
                    /** @enum {unknown} */
                    to: "REGIONAL_COORDINATOR" | "ALTERNATE_COORDINATOR" | "WORKING_GROUP" | "GLOBAL_DUTY" | "LAST_RESORT";
                }[];
            };
        };
        "protection.Ladders": {
            levels: components["schemas"]["protection.LadderLevels"];
            /** Format: date-time */
            madeAt: string | null;
            /** @description Directory id. */
            madeBy: string | null;
            /** @description 0: as the setting says. */
            version: number;
        };
        "protection.Link": {
            /** @enum {unknown} */
            codeBy: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
            /**
             * Format: date-time
             * @description Since when somebody held it beside whoever opened it.
             */
            elsewhereAt: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** @enum {unknown} */
            endedBecause: "REVOKED" | "REPLACED" | "TRIES" | "LEFT" | "COMPROMISED" | null;
            /**
             * Format: date-time
             * @description Until when it must be opened.
             */
            expiresAt: string;
            /** @enum {unknown} */
            linkBy: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
            /** Format: uuid */
            linkId: string;
            /** Format: date-time */
            madeAt: string;
            /** @description Directory id. */
            madeBy: string;
            /** Format: date-time */
            openedAt: string | null;
            /** Format: uuid */
            referralId: string;
            /** @enum {unknown} */
            state: "WAITING" | "OPENED" | "VERIFIED" | "OVER";
            /** @description Wrong codes. */
            tries: number;
            /**
             * Format: date-time
             * @description Since when the code was said.
             */
            verifiedAt: string | null;
        };
        "protection.Lowering": {
            /** @description Directory id. */
            agreedBy: string | null;
            /** Format: date-time */
            askedAt: string;
            /** @description Directory id. */
            askedBy: string;
            because: string;
            /** @enum {unknown} */
            before: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW" | "NONE";
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            loweringId: string;
            /** @enum {unknown} */
            state: "ASKED" | "LOWERED" | "LAPSED" | "OVERTAKEN";
            /** @enum {unknown} */
            wanted: "HIGH" | "MEDIUM" | "LOW";
        };
        "protection.LoweringAnswer": {
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            loweringId: string;
            /** @enum {unknown} */
            state: "ASKED" | "LOWERED" | "LAPSED" | "OVERTAKEN";
        };
        "protection.LowerUrgency": {
            /** @description Why: S2, sealed. */
            because: string;
            /** @enum {unknown} */
            urgency: "HIGH" | "MEDIUM" | "LOW";
        };
        "protection.MadeLink": {
            /** @description Eight digits. */
            code: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            linkId: string;
            /** @description What stands behind the # of the link: of the host name of partners, /link#… */
            secret: string;
        };
        "protection.MakeLink": {
            /**
             * @description How the code is: another way.
             * @enum {unknown}
             */
            codeBy: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
            /**
             * @description How the link is handed over.
             * @enum {unknown}
             */
            linkBy: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
        };
        "protection.MoveHandOff": {
            /** @enum {unknown} */
            because?: "NOT_OURS" | "NO_FUNDS" | "OUT_OF_TIME" | "CANNOT_BE_SAFE" | "DONE_ALREADY" | "OTHER";
            /** @enum {unknown} */
            status: "TAKEN" | "DONE" | "DECLINED";
        };
        "protection.NoteRefusal": {
            /** @description She does after all. */
            agrees: boolean;
            /** @description S3, sealed. */
            name: string;
        };
        "protection.Offer": {
            /** Format: date-time */
            answerBy: string | null;
            /** @description None once it shows nothing more. */
            because: string[];
            /** Format: date-time */
            deletedAt: string | null;
            /**
             * Format: date-time
             * @description What the organisation holds of it is to be deleted, since then.
             */
            deletionAskedAt: string | null;
            language: string | null;
            measures: ("PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE")[] | null;
            /** Format: date-time */
            offeredAt: string;
            /**
             * Format: date-time
             * @description Until when what was released may be read, as things stand; null where nothing may.
             */
            openUntil: string | null;
            /** Format: uuid */
            referralId: string;
            regions: string[] | null;
            /** @enum {unknown} */
            shows: "NOTHING" | "TEASER" | "PACKET";
            /** @enum {unknown} */
            status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
            /** @description Since it was offered, the oldest first. */
            steps: {
                /** Format: date-time */
                at: string;
                /** @description Directory id of who said it of the organisation. */
                by: string | null;
                /** @enum {unknown} */
                status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
            }[];
            urgency: string | null;
        };
        "protection.OpenDeletion": {
            /**
             * Format: date-time
             * @description Where the case is erased, the noon of that day (UTC) alone, as of dueAt.
             */
            askedAt: string;
            /**
             * Format: uuid
             * @description Null where the case is erased.
             */
            caseId: string | null;
            /** Format: date-time */
            dueAt: string;
            /** @description Directory id. */
            organisation: string;
            overdue: boolean;
            reference: string | null;
            /** Format: uuid */
            referralId: string;
        };
        "protection.Override": {
            /** Format: date-time */
            agreedAt: string | null;
            /** @description Directory id. */
            agreedBy: string | null;
            /** Format: date-time */
            askedAt: string;
            /** @description Directory id. */
            askedBy: string;
            /** @enum {unknown} */
            cannotBeAsked: "MISSING" | "DETAINED" | "UNCONSCIOUS";
            /** Format: uuid */
            caseId: string;
            /** Format: date-time */
            endsAt: string | null;
            /** Format: uuid */
            overrideId: string;
            /** Format: date-time */
            personToldAt: string | null;
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
            reference: string | null;
            /** Format: date-time */
            reviewedAt: string | null;
            /** @description Directory id. */
            reviewedBy: string | null;
        };
        "protection.OverrideAnswer": {
            /** Format: date-time */
            endsAt: string | null;
            /** Format: uuid */
            overrideId: string;
            /** @enum {unknown} */
            status: "ASKED" | "OVERRIDE";
        };
        "protection.OverrideRead": components["schemas"]["protection.Override"] & {
            because: string;
        };
        "protection.Packet": {
            fields: {
                DATES?: string;
                FAMILY?: string;
                HELP_WANTED?: string;
                INCIDENT?: string;
                MEDICAL?: string;
                NAME?: string;
                PRESENT_PLACE?: string;
                PROJECT?: string;
                SAFE_CONTACT?: string;
                SUMMARY?: string;
                THREATS?: string;
            };
            /** Format: uuid */
            referralId: string;
            /** @enum {unknown} */
            status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
            /**
             * Format: date-time
             * @description Until when consent holds, as things stand.
             */
            until: string;
        };
        "protection.Pause": {
            because: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Directory id. */
            endedBy: string | null;
            /** @description Directory id. */
            pausedBy: string;
            /** Format: uuid */
            pauseId: string;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        "protection.PauseAnswer": {
            /** Format: uuid */
            pauseId: string;
            /** Format: date-time */
            until: string;
        };
        "protection.PlanAction": {
            /** Format: uuid */
            actionId: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** @description Directory id. */
            endedBy: string | null;
            /** Format: date-time */
            madeAt: string;
            /** @description Directory id. */
            madeBy: string;
            /** @enum {unknown} */
            measure: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE";
            overdue: boolean;
            /** @description Directory id. */
            owner: string;
            /** @enum {unknown} */
            state: "OPEN" | "DONE" | "NOT_DONE";
            what: string;
            why: string | null;
        };
        "protection.PlanActionSaid": {
            /** Format: date-time */
            dueAt: string;
            /** @enum {unknown} */
            measure: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE";
            /** @description Directory id. */
            owner: string;
            what: string;
        };
        "protection.PlanAnswer": {
            /** Format: uuid */
            actionId: string;
            /** @enum {unknown} */
            state: "OPEN" | "DONE" | "NOT_DONE";
        };
        "protection.RecordConsent": {
            /** @enum {unknown} */
            answer: "GIVEN" | "REFUSED" | "ASKED";
            by?: {
                /** @enum {unknown} */
                because?: "MISSING" | "DETAINED" | "UNCONSCIOUS";
                /** @description Left out where the caregiver was not asked. */
                caregiverAgrees?: boolean;
                caregiverSuspected?: boolean;
                childAgrees?: boolean;
                /** @enum {unknown} */
                who: "PERSON" | "REPRESENTATIVE" | "CHILD" | "COMMUNITY";
            };
            classes?: ("S0" | "S1" | "S2" | "S3")[];
            conditions?: string[];
            /**
             * Format: date-time
             * @description In UTC; 90 days, 30 for public use, where it is left out.
             */
            expiresAt?: string;
            explained?: ("RISKS" | "LIMITS" | "MAY_REFUSE" | "MAY_WITHDRAW" | "CANNOT_BE_UNDONE")[];
            /**
             * Format: date-time
             * @description In UTC; now, where it is left out.
             */
            givenAt?: string;
            /** @enum {unknown} */
            how?: "WRITTEN" | "RECORDED" | "ORAL_WITNESSED" | "SECURE_CHAT";
            /** @description BCP 47. */
            language?: string;
            named?: {
                /** @description By what right she speaks for somebody else; of a community, the mandate. */
                basis?: string;
                interpreter?: string;
                representative?: string;
                /** @description Of a community: whoever does not agree. Her data stay out. */
                without?: string[];
                witness?: string;
            };
            /** @description Directory ids of organisations that it must never reach. */
            notTo?: string[];
            /** @enum {unknown} */
            purpose: "CP-CASE" | "CP-SWG" | "CP-REFER" | "CP-GRANT" | "CP-BANKPRIV" | "CP-UN" | "CP-PUBLIC" | "CP-STATS" | "CP-CRE" | "CP-CONTACT";
            /** @description Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside. */
            recipient: string;
        };
        "protection.RecordedConsent": {
            /** Format: uuid */
            consentId: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** @enum {unknown} */
            status: "PENDING" | "GIVEN" | "REFUSED" | "WITHDRAWN" | "EXPIRED" | "OVERRIDE";
        };
        "protection.Referral": {
            /** Format: date-time */
            answeredAt: string | null;
            because: string[];
            /** @enum {unknown} */
            declinedBecause: "NO_CAPACITY" | "NOT_OUR_SERVICE" | "NOT_OUR_REGION" | "CANNOT_BE_SAFE" | "CONFLICT_OF_INTEREST" | "OTHER" | null;
            /** Format: date-time */
            deletedAt: string | null;
            /** Format: date-time */
            deletionAskedAt: string | null;
            /** @description Where one of ours was told so. */
            deletionHeard: {
                /** @enum {unknown} */
                channel: "EMAIL" | "MESSENGER" | "TELEPHONE" | "TEXT_MESSAGE" | "IN_PERSON" | "POST";
                /** @description Directory id. */
                heardBy: string;
                /** Format: date-time */
                saidAt: string;
            } | null;
            /** Format: date-time */
            endedAt: string | null;
            measures: ("PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE")[];
            /**
             * @description UNANSWERED: nobody is left to ask.
             * @enum {unknown}
             */
            need: "OPEN" | "HELPED" | "UNANSWERED";
            /** Format: uuid */
            needId: string;
            /** Format: date-time */
            offeredAt: string;
            organisation: string;
            rank: number;
            readBy: {
                /** Format: date-time */
                at: string;
                /** @description None: what the desk wrote beside the packet. */
                fields: ("SUMMARY" | "INCIDENT" | "PROJECT" | "THREATS" | "HELP_WANTED" | "DATES" | "NAME" | "SAFE_CONTACT" | "PRESENT_PLACE" | "FAMILY" | "MEDICAL")[];
                /** @description Directory id. */
                person: string;
            }[];
            /** Format: uuid */
            referralId: string;
            released: ("SUMMARY" | "INCIDENT" | "PROJECT" | "THREATS" | "HELP_WANTED" | "DATES" | "NAME" | "SAFE_CONTACT" | "PRESENT_PLACE" | "FAMILY" | "MEDICAL")[] | null;
            /** @description 1 to 3, how wide it was cast; 0: chosen. */
            ring: number;
            /** @enum {unknown} */
            status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
            /** @description Since it was offered, the oldest first. */
            steps: {
                /** Format: date-time */
                at: string;
                /** @description Directory id of who said it of the organisation. */
                by: string | null;
                /** @enum {unknown} */
                status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
            }[];
        };
        "protection.ReferralAnswer": {
            /** Format: uuid */
            referralId: string;
            /** @enum {unknown} */
            status: "DRAFT" | "OFFERED" | "COMMITTED" | "BLOCKED_CONSENT" | "RELEASED" | "SENT" | "ACCEPTED" | "IN_SERVICE" | "DONE" | "DECLINED" | "EXPIRED" | "REVOKED";
        };
        "protection.ReferralLine": {
            /** Format: date-time */
            at: string;
            /** @enum {unknown} */
            by: "PARTNER" | "DESK";
            /** Format: date */
            day: string | null;
            /** @enum {unknown} */
            kind: "SERVICE" | "MESSAGE";
            /** Format: uuid */
            lineId: string;
            /** @enum {unknown} */
            measure: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE" | null;
            /** @description Directory id; null for a partner where the desk wrote. */
            person: string | null;
            /**
             * Format: date-time
             * @description Of the reader’s own side: since when the other side has it. Null for what the other wrote.
             */
            readAt: string | null;
            words: string;
        };
        "protection.RefusalNoted": {
            referralIds: string[];
        };
        "protection.Release": {
            fields: {
                /** @enum {unknown} */
                field: "SUMMARY" | "INCIDENT" | "PROJECT" | "THREATS" | "HELP_WANTED" | "DATES" | "NAME" | "SAFE_CONTACT" | "PRESENT_PLACE" | "FAMILY" | "MEDICAL";
                says: string;
            }[];
        };
        "protection.Review": {
            /** Format: date-time */
            assessedAt: string;
            /** Format: uuid */
            caseId: string;
            /** @description It has ended: a new one is due. */
            due: boolean;
            /** Format: date-time */
            expiresAt: string;
            /** @description How many of them are late. */
            late: number;
            /** Format: date-time */
            nextDueAt: string | null;
            /** @description Planned actions that are open. */
            open: number;
            reference: string;
            /**
             * @description What the assessment that stands gave.
             * @enum {unknown}
             */
            urgency: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
        };
        "protection.RiskAnswer": {
            /** Format: uuid */
            assessmentId: string;
            /** Format: date-time */
            expiresAt: string;
            /** @enum {unknown} */
            level: "IMMINENT" | "HIGH" | "MEDIUM" | "LOW";
        };
        "protection.Why": {
            /** Format: uuid */
            caseId: string;
            /** @description Newest first; at most 50. */
            decisions: components["schemas"]["protection.DecisionShown"][];
            /** @description Directory id of who leads. */
            lead: string | null;
            /** @description The case code that people quote. */
            reference: string;
            regions: string[];
            /** @description By which she was told; ESCALATION:<rung> where nobody had it in time. */
            routes: string[];
            /** Format: date-time */
            since: string;
        };
        "protection.WithdrawnConsent": {
            /** Format: uuid */
            consentId: string;
            /** Format: date-time */
            withdrawnAt: string;
        };
        "protection.WriteLine": {
            /** Format: date */
            day?: string;
            /** @enum {unknown} */
            kind: "SERVICE" | "MESSAGE";
            /**
             * Format: uuid
             * @description Made by who writes: the same one again is the same line.
             */
            lineId: string;
            /** @enum {unknown} */
            measure?: "PM-RELOC" | "PM-SHELTER" | "PM-LEGAL" | "PM-BAIL" | "PM-TRIAL" | "PM-MED" | "PM-PSY" | "PM-PHYSSEC" | "PM-DIGSEC" | "PM-ACCOMP" | "PM-TRANSP" | "PM-COMMS" | "PM-EQUIP" | "PM-FAMILY" | "PM-GRANT" | "PM-PRIVADV" | "PM-PUBADV" | "PM-UN" | "PM-EMBASSY" | "PM-TRAIN" | "PM-RECORD" | "PM-UNSURE";
            words: string;
        };
        "protection.WriteMessage": {
            /**
             * Format: uuid
             * @description Made by who writes: the same one again is the same line.
             */
            lineId: string;
            words: string;
        };
        "protection.WrittenLine": {
            /** Format: uuid */
            lineId: string;
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
