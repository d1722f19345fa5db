/** As many bytes as an envelope has, so that the database writes the same. */
export const unsealed = {
  seal: async (plain: Uint8Array): Promise<Buffer> => Buffer.concat([Buffer.alloc(57), plain]),
};
