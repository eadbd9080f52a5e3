/**
 * A picture from the camera. The film stays on the page: only the one picture that the reader takes is used.
 */
import type { PictureWords } from './words.ts';

/**
 * Shows the camera's film in `place` with a button that takes a picture.
 * @param signal ends the film, when the dialog closes.
 * @param options `stays`: whether the film goes on after a picture; default it ends.
 */
export async function openCamera(
  place: HTMLElement,
  words: PictureWords,
  signal: AbortSignal,
  take: (picture: Blob, name: string) => Promise<void>,
  { stays = false }: { readonly stays?: boolean } = {},
): Promise<void> {
  if (!place.hidden) return;
  place.hidden = false;
  let film: MediaStream;
  try {
    film = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: 1280 } });
  } catch (error) {
    place.textContent = words.cameraFailed(reason(error, words));
    return;
  }
  const stop = () => {
    for (const track of film.getTracks()) track.stop();
    place.replaceChildren();
    place.hidden = true;
  };
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  const video = document.createElement('video');
  video.setAttribute('aria-label', words.cameraView);
  video.muted = true;
  video.playsInline = true;
  video.srcObject = film;
  const shoot = button(words.shoot, () => {
    void frameOf(video).then(async (picture) => {
      if (!stays) stop();
      await take(picture, words.photo);
    });
  });
  place.replaceChildren(video, shoot, button(words.cameraOff, stop));
  await video.play();
  shoot.focus();
}

/** What the film shows now. */
async function frameOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')!.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}

function reason(error: unknown, words: PictureWords): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return words.cameraDenied;
  if (name === 'NotFoundError') return words.cameraMissing;
  return error instanceof Error ? error.message : String(error);
}
