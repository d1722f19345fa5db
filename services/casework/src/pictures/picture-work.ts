/**
 * What the thread does that makes a picture: it runs apart, as text, since it has nothing of the service in it. From pixels alone a new
 * JPEG is made; whatever else lay in the file is not looked at.
 */
export const PICTURE_WORK = `
const { parentPort, workerData } = require('node:worker_threads');
const { PhotonImage, SamplingFilter, resize, rotate } = require(workerData.library);
const picture = PhotonImage.new_from_byteslice(workerData.bytes);
const { width, height } = workerData.shown;
const shown = picture.get_width() === width && picture.get_height() === height ? picture : resize(picture, width, height, SamplingFilter.Triangle);
const upright = workerData.turn === 0 ? shown : rotate(shown, workerData.turn);
parentPort.postMessage(upright.get_bytes_jpeg(85));
`;
