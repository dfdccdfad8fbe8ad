/** In which language does the page speak: Spanish or English, by the browser's own preference. */

const SPANISH = {
  title: 'Oficina virtual – explorador',
  intro: 'Consultas y pruebas de la API GraphQL con los datos reales del ERP.',
  username: 'Usuario',
  password: 'Contraseña',
  otp: 'Código de verificación',
  login: 'Iniciar sesión',
  loggingIn: 'Comprobando…',
  logout: 'Cerrar sesión',
  staff: 'Personal',
  examples: 'Restaurar ejemplos',
  confirmExamples: '¿Sustituir las pestañas abiertas por los ejemplos?',
  loading: 'Cargando el editor…',
  ended: 'La sesión ha caducado: inicie sesión de nuevo.',
  unreachable: 'No hay conexión con el servidor.',
  unexpected: 'El servidor ha respondido algo inesperado',
};

const ENGLISH: typeof SPANISH = {
  title: 'Virtual office – explorer',
  intro: 'Queries and trials of the GraphQL API on the live data of the ERP.',
  username: 'Username',
  password: 'Password',
  otp: 'Verification code',
  login: 'Log in',
  loggingIn: 'Checking…',
  logout: 'Log out',
  staff: 'Staff',
  examples: 'Restore examples',
  confirmExamples: 'Replace the open tabs by the examples?',
  loading: 'Loading the editor…',
  ended: 'The session has expired: log in again.',
  unreachable: 'The server cannot be reached.',
  unexpected: 'The server answered something unexpected',
};

export const language = navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';
export const text = language === 'es' ? SPANISH : ENGLISH;
