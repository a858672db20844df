/** The callers that may pass the door of the routes of reporting rounds, and of the closing of periods. */
export const passReporting: Readonly<Record<string, string>> = {
  'GET /api/rounds': 'reporter reviewer secretary auditor reader',
  'GET /api/rounds/offer': 'reviewer secretary',
  'POST /api/rounds': 'reviewer secretary',
  'GET /api/rounds/:id': 'reporter reviewer secretary auditor reader',
  'PUT /api/rounds/:id': 'reviewer secretary',
  'POST /api/rounds/:id/close': 'reviewer secretary',
  'POST /api/rounds/:id/reminders': 'reviewer secretary',
  'PUT /api/rounds/:id/answers/:number': 'reporter',
  'GET /api/rounds/:id/report.docx': 'reviewer secretary auditor reader',
  'POST /api/periods/:period/closure': 'system-administrator',
  'DELETE /api/periods/:period/closure': 'system-administrator',
  'PUT /api/periods/:period/exceptions/:organisation': 'system-administrator',
  'DELETE /api/periods/:period/exceptions/:organisation': 'system-administrator',
}
